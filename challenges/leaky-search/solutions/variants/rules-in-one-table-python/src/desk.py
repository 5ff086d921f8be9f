"""Which function answers which call."""

from .customers import rename_customer
from .errors import Refused
from .exports import export_tickets
from .reports import monthly_report
from .rules import checked
from .tickets import list_tickets, search_tickets, tickets_by_status

CALLS = {
    "search-tickets": search_tickets,
    "list-tickets": list_tickets,
    "tickets-by-status": tickets_by_status,
    "rename-customer": rename_customer,
    "monthly-report": monthly_report,
    "export-tickets": export_tickets,
}


def answer(call, arguments):
    try:
        return CALLS[call](**checked(call, arguments))
    except Refused as refused:
        return {"refused": refused.argument}
