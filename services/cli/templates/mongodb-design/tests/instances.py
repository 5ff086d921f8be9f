"""argv: family seed; prints a history as JSON: events, and questions that are asked afterwards."""

import json
import random
import sys

AUTHORS = ["ana", "bo", "cy", "dee"]


class Forum:
    def __init__(self, rng):
        self.rng = rng
        self.events = []
        self.posts = []
        self.comments = 0

    def post(self):
        self.posts.append(f"P{len(self.posts) + 1}")
        self.save(self.posts[-1], f"Post {len(self.posts)}")

    def save(self, post, title):
        self.events.append({"event": "post-saved", "values": {"postId": post, "title": title}})

    def comment(self, post, author, minute):
        self.comments += 1
        values = {
            "commentId": f"C{self.comments:05}",
            "postId": post,
            "author": author,
            "at": {"$date": f"2026-03-{2 + minute // 1440:02}T{minute // 60 % 24:02}:{minute % 60:02}:00Z"},
            "text": f"Comment {self.comments}",
        }
        self.events.append({"event": "comment-added", "values": values})

    def random_comments(self, count):
        for _ in range(count):
            self.comment(self.rng.choice(self.posts), self.rng.choice(AUTHORS), self.rng.randint(0, 20_000))


def everyday(forum):
    for _ in range(4):
        forum.post()
    forum.random_comments(60)
    forum.save("P2", "Another title")


def nothing(_forum):
    pass


def deliveries(forum):
    everyday(forum)
    comments = [event for event in forum.events if event["event"] == "comment-added"]
    forum.events += forum.rng.sample(comments, 30)


def one_moment(forum):
    forum.post()
    for index in range(14):
        forum.comment("P1", AUTHORS[0], 100 if index < 13 else 99)


def long_thread(forum):
    forum.post()
    for minute in range(150):
        forum.comment("P1", AUTHORS[minute % 2], minute)


def crash(forum):
    forum.post()
    forum.random_comments(4)


def large(forum):
    for _ in range(20):
        forum.post()
    forum.random_comments(600)


family, seed = sys.argv[1], sys.argv[2]
forum = Forum(random.Random(f"{family}/{seed}"))
globals()[family.replace("-", "_")](forum)
posts = forum.posts[:6] or ["P1"]
questions = [{"path": path, "values": {"postId": post}} for post in posts for path in ("post", "thread")]
questions += [{"path": "by-author", "values": {"author": author}} for author in [*AUTHORS, "nobody"]]
print(json.dumps({"events": forum.events, "questions": questions}))
