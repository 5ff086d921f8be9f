"""What the statement promises about every history, checked on the events that the generator made."""

import datetime
import json
import sys

MOST_REGISTERS = 4
QUARTER = datetime.timedelta(minutes=15)
EPOCH = datetime.datetime(1970, 1, 1)


class ContractBroken(Exception):
    """A history that the statement rules out: nobody is judged by it."""


class Contract:
    """Follows the events one by one, without asking the generator what it meant."""

    def __init__(self):
        self.readings = {}
        self.stamps = {}
        self.alarms = {}
        self.cleared = {}
        self.substations = {}

    def check(self, events):
        for place, each in enumerate(events):
            event, values = each["event"], each["values"]
            try:
                self.belongs(values)
                getattr(self, event.replace("-", "_"))(values)
            except ContractBroken as broken:
                raise ContractBroken(f"event {place}, {event}: {broken}") from None

    def belongs(self, values):
        known = self.substations.setdefault(values["meter_id"], values["substation_id"])
        hold(known == values["substation_id"], "a meter changed its substation")

    def reading_saved(self, values):
        at = moment(values["read_at"])
        in_calendar(values, at)
        hold((at - EPOCH) % QUARTER == datetime.timedelta(0), "a reading is not of a quarter of an hour")
        hold(1 <= values["register"] <= MOST_REGISTERS, "a meter has no such register")
        register = (values["meter_id"], values["register"])
        stamp = values["stamp"]
        known = self.readings.setdefault((register, stamp), (at, values["wh"]))
        hold(known == (at, values["wh"]), "one stamp of a register has two readings")
        # Greater for a later read_at, whatever the order of delivery.
        lowest, highest = self.stamps.setdefault(register, {}).setdefault(at, (stamp, stamp))
        self.stamps[register][at] = (min(lowest, stamp), max(highest, stamp))

    def alarm_raised(self, values):
        in_calendar(values, moment(values["raised_at"]))
        key = values["alarm_id"]
        hold(self.alarms.setdefault(key, values) == values, "an alarm was raised twice with other values")

    def alarm_cleared(self, values):
        raised = self.alarms.get(values["alarm_id"])
        hold(raised is not None, "an alarm was cleared that was never raised")
        hold(all(values[name] == raised[name] for name in values if name in raised), "an alarm was cleared as another")
        hold(moment(values["cleared_at"]) >= moment(values["raised_at"]), "an alarm was cleared before it was raised")
        hold(self.cleared.setdefault(values["alarm_id"], values) == values, "an alarm was cleared twice differently")

    def end(self):
        for register, moments in self.stamps.items():
            before = None
            for at in sorted(moments):
                lowest, highest = moments[at]
                hold(before is None or lowest > before, f"{register}: a later reading has no greater stamp")
                before = highest


def in_calendar(values, at):
    hold(values["day"] == at.date().isoformat(), "the day is another one than the moment's")
    hold(values["month"] == at.strftime("%Y-%m"), "the month is another one than the moment's")


def moment(text):
    return datetime.datetime.fromisoformat(text.removesuffix("Z"))


def hold(is_kept, message):
    if not is_kept:
        raise ContractBroken(message)


if __name__ == "__main__":
    contract = Contract()
    try:
        contract.check(json.load(sys.stdin)["events"])
        contract.end()
    except ContractBroken as broken:
        sys.exit(str(broken))
