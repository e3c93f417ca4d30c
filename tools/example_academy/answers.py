# SPDX-License-Identifier: MIT
"""What the schools answered, drawn from a level per field, with realistic holes."""

from .schools import ALL, TILLEULS, YEARS, noise

FIELDS = ("pilotage", "formation", "ressources", "pratiques", "reseau", "equipement")

NOT_ASKED = {"status": "not_applicable"}
# answers that many schools leave out, and how often
OFTEN_MISSING = {
    "ent.visits": 0.10,
    "ent.parents_active": 0.15,
    "gar.consultations": 0.15,
    "site.visits": 0.35,
    "satisfaction.mean": 0.30,
    "network.bandwidth": 0.15,
    "usage.slots_used": 0.2,
    "training.requests": 0.15,
    "teachers.pix_certified": 0.15,
    "equipment.recent": 0.10,
    "label.items_validated": 0.12,
}
SECOND_DEGREE_ONLY = (
    "committee.meetings",
    "network.admin_named",
    "teachers.pix_certified",
    "textbook.timetabled_slots",
    "textbook.filled_slots",
    "textbook.uses",
    "skills.teachers",
    "skills.disciplines",
    "pix.registered",
    "pix.certified",
)
OBSERVED_BY_THE_FACILITATOR = (
    "referent.named",
    "referent.letter",
    "charter.annexed",
    "training.plan",
    "network.filtering",
    "network.wifi",
)
COUNTED_BY_THE_AUTHORITY = ("equipment.fixed", "equipment.mobile", "classrooms.connected", "network.bandwidth")


def not_applicable(reason):
    return {"status": "not_applicable", "reason": reason}


def levels(school, year):
    """Return the latent level 0..3 of a school in each field; it never falls from one year to the next."""
    base = (
        0.15
        + 2.35 * noise(school.id, "base")
        + {"orvelle-amont": 0.3, "lorme-hauts": -0.35, "aubrelle": 0.05}.get(school.district, 0.0)
    )
    found = {}
    for field in FIELDS:
        level = base + 1.7 * (noise(school.id, field) - 0.5) + (0.25 if school.kind == "lycee" else 0.0)
        if year == YEARS[1]:
            level += 0.8 * noise(school.id, field, "progress")
        found[field] = min(3, max(0, int(level // 1)))
    return found


class Answers:
    """The values of one school in one year, drawn from its level in each field."""

    def __init__(self, school, year):
        self.school, self.year, self.levels, self.values = school, year, levels(school, year), {}

    def draw(self, name, low, high):
        """Return a whole number of [low, high], nearly the same one in both years."""
        place = 0.9 * noise(self.school.id, name) + 0.1 * noise(self.school.id, name, self.year)
        return low + int(place * (high - low + 1))

    def chance(self, name, probability):
        return noise(self.school.id, name) < probability

    def yes(self, name, field, tier, early=0.3):
        """Answer yes from the level on, sometimes before."""
        self.values[name] = self.levels[field] >= tier or self.chance(name, early)

    def by_level(self, name, field, ranges):
        """Set a whole number in the range given for the level reached."""
        self.values[name] = self.draw(name, *ranges[self.levels[field]])

    def share(self, name, of, field, ranges):
        """Set a part of another count, as a percentage in the range given for the level reached."""
        low, high = ranges[self.levels[field]]
        whole = self.values[of]
        part = -(-whole * self.draw(name, low, high) // 100)  # rounded up, so that a threshold reached stays reached
        if part * 100 > whole * high:
            part = whole * high // 100
        self.values[name] = part

    def all(self):
        self.context()
        self.steering()
        self.training()
        self.resources()
        self.practices()
        self.network()
        self.equipment()
        self.team()
        return self.values

    def context(self):
        school, v = self.school, self.values
        pupils = school.pupils if self.year == YEARS[1] else max(20, school.pupils + self.draw("pupils", -15, 12))
        v["pupils.enrolled"] = pupils
        v["classes.total"] = school.classes
        v["classrooms.total"] = (
            school.classes + self.draw("rooms", 0, 2) + (school.classes // 3 if school.degree == 2 else 0)
        )
        v["teachers.on_duty"] = round(school.classes * (1.25 if school.degree == 1 else 2.0)) + self.draw(
            "teachers", 0, 3
        )

    def steering(self):
        school, v = self.school, self.values
        self.yes("referent.named", "pilotage", 1, 0.7)
        v["referent.letter"] = v["referent.named"] and (self.levels["pilotage"] >= 1 or self.chance("letter", 0.25))
        self.yes("charter.annexed", "pilotage", 1, 0.5)
        if school.degree == 2:
            self.by_level("committee.meetings", "pilotage", ((0, 1), (0, 2), (3, 4), (3, 6)))
            v["council.discussed"] = NOT_ASKED
        else:
            v["committee.meetings"] = NOT_ASKED
            self.yes("council.discussed", "pilotage", 2, 0.35)
        self.yes("project.digital_part", "pilotage", 2, 0.3)
        self.yes("review.presented", "pilotage", 3, 0.2)
        self.by_level("steering.followed", "pilotage", ((0, 0), (0, 1), (1, 2), (2, 3)))
        if school.degree == 1 or self.chance("label", 0.12):
            reason = (
                "Label académique non ouvert au premier degré" if school.degree == 1 else "Pas de candidature au label"
            )
            v["label.items_applicable"] = v["label.items_validated"] = not_applicable(reason)
        else:
            v["label.items_applicable"] = self.draw("label.items_applicable", 22, 26)
            self.share(
                "label.items_validated", "label.items_applicable", "pilotage", ((5, 20), (15, 45), (35, 65), (62, 90))
            )
        if self.chance("call" + self.year, 0.6):
            v["call.applied"] = v["call.retained"] = not_applicable("Aucun appel à projets ouvert cette année")
        else:
            v["call.applied"] = self.draw("call.applied", 1, 2)
            v["call.retained"] = min(
                v["call.applied"], self.draw("call.retained", 0, 1) + (self.levels["pilotage"] >= 3)
            )

    def training(self):
        school, v = self.school, self.values
        self.yes("referent.trained", "formation", 1, 0.35)
        self.by_level("training.plan", "formation", ((0, 0), (1, 1), (2, 2), (3, 3)))
        self.share("teachers.trained", "teachers.on_duty", "formation", ((2, 18), (12, 29), (30, 52), (45, 85)))
        v["training.hours_offered"] = 1.5 * self.draw(
            "hours", *((0, 3), (2, 6), (4, 10), (8, 14))[self.levels["formation"]]
        )
        self.by_level("training.peer_sessions", "formation", ((0, 0), (0, 1), (1, 3), (3, 8)))
        v["training.requests"] = self.draw("training.requests", 0, max(2, v["teachers.on_duty"] // 3))
        if school.degree == 2:
            self.share("teachers.pix_certified", "teachers.on_duty", "formation", ((0, 3), (0, 6), (3, 12), (10, 25)))

    def resources(self):
        school, v = self.school, self.values
        level = self.levels["ressources"]
        self.yes("resources.listed", "ressources", 1, 0.4)
        self.yes("resources.reviewed", "ressources", 3, 0.15)
        self.by_level("site.writers", "ressources", ((0, 1), (1, 4), (3, 9), (4, 18)))
        if school.degree == 1 and self.chance("no site", 0.3):
            v["site.writers"] = v["site.visits"] = NOT_ASKED
        else:
            v["site.visits"] = self.draw("site.visits", 40, 60 + 5 * v["pupils.enrolled"])
        closed = school.degree == 1 and level < 2 and self.chance("no ent", 0.3 if self.year == YEARS[0] else 0.18)
        if closed:
            for name in ("ent.use", "ent.accounts", "ent.visits", "ent.parents_accounts", "ent.parents_active"):
                v[name] = not_applicable("ENT non déployé dans la commune")
        else:
            self.by_level("ent.use", "ressources", ((0, 0), (1, 2), (2, 2), (3, 3)))
            v["ent.accounts"] = round(v["pupils.enrolled"] * 2.6) + v["teachers.on_duty"]
            v["ent.visits"] = (
                v["ent.accounts"] * self.draw("ent.visits", *((0, 4), (8, 38), (40, 95), (70, 160))[level]) // 10
            )
            v["ent.parents_accounts"] = round(v["pupils.enrolled"] * 1.5)
            self.share(
                "ent.parents_active", "ent.parents_accounts", "ressources", ((0, 5), (5, 30), (20, 49), (50, 82))
            )
        if closed or (school.degree == 1 and self.chance("no gar", 0.25)):
            for name in ("gar.levels", "gar.resources", "gar.consultations"):
                v[name] = not_applicable("GAR non ouvert à l'école")
        else:
            self.by_level("gar.levels", "ressources", ((0, 0), (0, 1), (1, 3), (2, 5)))
            if v["gar.levels"] == 0:
                v["gar.resources"] = v["gar.consultations"] = not_applicable("Aucune ressource affectée")
            else:
                v["gar.resources"] = self.draw("gar.resources", 2, 6) * v["gar.levels"]
                v["gar.consultations"] = v["gar.resources"] * self.draw(
                    "gar.consultations", *((2, 10), (5, 40), (15, 70), (50, 140))[level]
                )
        v["satisfaction.respondents"] = self.draw("satisfaction.respondents", 0, 20 + v["pupils.enrolled"] // 6)
        if v["satisfaction.respondents"] == 0:
            v["satisfaction.mean"] = NOT_ASKED
        elif v["satisfaction.respondents"] < 10:
            v["satisfaction.mean"] = {"status": "not_significant"}
        else:
            v["satisfaction.mean"] = (
                self.draw("satisfaction.mean", *((20, 28), (25, 34), (28, 38), (35, 45))[level]) / 10
            )

    def practices(self):
        school, v = self.school, self.values
        level = self.levels["pratiques"]
        if school.degree == 2:
            v["textbook.timetabled_slots"] = 26 * 11 * v["classes.total"]
            self.share(
                "textbook.filled_slots",
                "textbook.timetabled_slots",
                "pratiques",
                ((30, 72), (60, 79), (80, 94), (84, 99)),
            )
            self.by_level("textbook.uses", "pratiques", ((0, 1), (1, 2), (2, 3), (2, 3)))
            v["skills.disciplines"] = self.draw("skills.disciplines", *((0, 1), (1, 2), (3, 6), (4, 9))[level])
            least = 0 if v["skills.disciplines"] == 0 else max(v["skills.disciplines"], 5 if level >= 2 else 1)
            v["skills.teachers"] = min(v["teachers.on_duty"], least + self.draw("skills.teachers", 0, 6) * (least > 0))
            v["pix.registered"] = v["pupils.enrolled"] // 4
            self.share("pix.certified", "pix.registered", "pratiques", ((20, 45), (35, 60), (50, 74), (70, 95)))
            if v["pix.registered"] < 40:
                v["pix.certified"] = {"status": "suppressed"}
        self.share("practice.classes", "classes.total", "pratiques", ((0, 12), (10, 29), (30, 55), (45, 90)))
        if level >= 1 and v["practice.classes"] == 0:
            v["practice.classes"] = 1
        self.yes("safety.procedure", "pratiques", 1, 0.35)
        v["incidents"] = self.draw("incidents", 0, 1 + v["pupils.enrolled"] // (70 if school.degree == 2 else 250))
        if 0 < v["incidents"] < 3:
            v["incidents"] = {"status": "suppressed"}
        used = ("usage.mobile_class", "usage.multimedia_room", "usage.podcast_kits", "usage.web_radio")
        first = int(noise(school.id, "first use") * 2)
        kinds = min(4, (0, 1, 2, 3)[level] + self.chance("another use", 0.3))
        for position, name in enumerate(used[first:] + used[:first]):
            v[name] = position < kinds
        v["usage.slots_open"] = self.draw("usage.slots_open", 120, 420)
        self.share("usage.slots_used", "usage.slots_open", "pratiques", ((5, 20), (15, 40), (30, 66), (58, 88)))
        self.yes("projects.families", "pratiques", 3, 0.15)
        self.yes("projects.partners", "pratiques", 3, 0.3)
        self.yes("projects.interdegree", "pratiques", 3, 0.3)

    def network(self):
        school, v = self.school, self.values
        level = self.levels["reseau"]
        self.share("classrooms.connected", "classrooms.total", "reseau", ((15, 48), (55, 95), (100, 100), (100, 100)))
        self.share("classrooms.high_speed", "classrooms.connected", "reseau", ((0, 20), (10, 50), (40, 85), (82, 100)))
        if level >= 2 and self.chance("fibre", 0.9):
            v["network.kind"] = "fibre"
        else:
            v["network.kind"] = "radio" if level >= 1 and self.chance("radio", 0.25) else "adsl"
        low, high, step = {"adsl": (4, 24, 1), "radio": (20, 80, 1), "fibre": (2, 10, 50)}[v["network.kind"]]
        v["network.bandwidth"] = step * self.draw(v["network.kind"], low, high)
        self.yes("network.filtering", "reseau", 1, 0.6)
        self.yes("network.guest_rules", "reseau", 2, 0.3)
        if school.degree == 2:
            self.yes("network.admin_named", "reseau", 2, 0.5)
        self.by_level("network.wifi", "reseau", ((0, 1), (0, 2), (1, 3), (3, 3)))
        if school.nursery_only and level < 2:
            v["network.wifi"] = not_applicable("Pas de Wi-Fi en maternelle, par choix de la commune")
        self.by_level("network.outage_days", "reseau", ((12, 30), (8, 20), (2, 9), (0, 3)))

    def equipment(self):
        school, v = self.school, self.values
        level = self.levels["equipement"]
        low, high = (
            ((4, 11), (13, 20), (23, 34), (38, 55))[level]
            if school.degree == 2
            else ((2, 5), (7, 11), (13, 18), (21, 32))[level]
        )
        terminals = -(-v["pupils.enrolled"] * self.draw("terminals", low, high) // 100)
        v["equipment.mobile"] = terminals * self.draw("mobile", 15, 60) // 100
        v["equipment.fixed"] = terminals - v["equipment.mobile"]
        v["equipment.recent"] = terminals * self.draw("recent", *((10, 35), (20, 50), (35, 65), (58, 88))[level]) // 100
        self.share("classrooms.projection", "classrooms.total", "equipement", ((10, 40), (25, 60), (52, 85), (70, 100)))
        self.by_level("equipment.maintenance", "equipement", ((0, 1), (1, 1), (2, 2), (2, 3)))

    def team(self):
        """The optional form of the teaching team: half of the schools use it; a small team's medians are suppressed."""
        v = self.values
        names = ("team.confidence", "team.support", "team.training_fit")
        if not self.chance("team form", 0.55 if self.year == YEARS[0] else 0.7):
            return
        v["team.respondents"] = max(2, v["teachers.on_duty"] * self.draw("team.respondents", 35, 80) // 100)
        for name in (*names, "team.class_use"):
            if v["team.respondents"] < 5:
                v[name] = {"status": "suppressed"}
            elif name == "team.class_use":
                self.by_level(name, "pratiques", ((0, 1), (1, 2), (1, 3), (2, 3)))
            else:
                self.by_level(name, "formation", ((1, 3), (2, 3), (2, 4), (3, 5)))


def showcase(year):
    """The answers of the school that the documentation shows, written by hand."""
    first = {
        "pupils.enrolled": 498,
        "classes.total": 20,
        "classrooms.total": 24,
        "teachers.on_duty": 40,
        "referent.named": True,
        "referent.letter": True,
        "charter.annexed": True,
        "committee.meetings": 1,
        "council.discussed": NOT_ASKED,
        "project.digital_part": True,
        "review.presented": False,
        "steering.followed": 0,
        "label.items_applicable": 25,
        "label.items_validated": 8,
        "call.applied": 1,
        "call.retained": 0,
        "referent.trained": True,
        "training.plan": 1,
        "teachers.trained": 9,
        "training.hours_offered": 6.0,
        "training.peer_sessions": 0,
        "training.requests": 7,
        "teachers.pix_certified": 1,
        "ent.use": 1,
        "ent.accounts": 1310,
        "ent.visits": 2620,
        "ent.parents_accounts": 742,
        "ent.parents_active": 96,
        "resources.listed": True,
        "gar.levels": 1,
        "gar.resources": 4,
        "gar.consultations": 88,
        "resources.reviewed": False,
        "site.writers": 2,
        "site.visits": 910,
        "satisfaction.mean": NOT_ASKED,
        "satisfaction.respondents": 0,
        "textbook.timetabled_slots": 5720,
        "textbook.filled_slots": 3890,
        "textbook.uses": 1,
        "practice.classes": 3,
        "safety.procedure": True,
        "incidents": {"status": "suppressed"},
        "skills.teachers": 4,
        "skills.disciplines": 2,
        "usage.multimedia_room": True,
        "usage.web_radio": False,
        "usage.podcast_kits": False,
        "usage.mobile_class": False,
        "usage.slots_open": 260,
        "usage.slots_used": 91,
        "pix.registered": 121,
        "pix.certified": 74,
        "projects.families": False,
        "projects.partners": True,
        "projects.interdegree": False,
        "classrooms.connected": 14,
        "classrooms.high_speed": 6,
        "network.kind": "adsl",
        "network.bandwidth": 18,
        "network.filtering": False,
        "network.guest_rules": False,
        "network.admin_named": True,
        "network.wifi": 0,
        "network.outage_days": 14,
        "equipment.fixed": 62,
        "equipment.mobile": 24,
        "equipment.recent": 30,
        "classrooms.projection": 10,
        "equipment.maintenance": 1,
    }
    if year == YEARS[0]:
        return first
    changing = not_applicable("Changement d'ENT en cours, ouverture prévue en janvier 2025")
    return first | {
        "pupils.enrolled": 512,
        "referent.named": {"value": True, "evidence": "confirmed"},
        "referent.letter": {"value": True, "evidence": "confirmed"},
        "committee.meetings": 3,
        "steering.followed": 1,
        "label.items_validated": 13,
        "call.retained": None,
        "training.plan": 2,
        "teachers.trained": None,
        "training.hours_offered": 9.0,
        "training.peer_sessions": 2,
        "training.requests": 11,
        "teachers.pix_certified": 3,
        "team.respondents": 22,
        "team.confidence": 3,
        "team.support": 4,
        "team.training_fit": 3,
        "team.class_use": 2,
        "ent.use": changing,
        "ent.accounts": changing,
        "ent.visits": changing,
        "ent.parents_accounts": changing,
        "ent.parents_active": changing,
        "gar.levels": 2,
        "gar.resources": 6,
        "gar.consultations": 342,
        "site.writers": 5,
        "site.visits": 1240,
        "satisfaction.mean": {"status": "not_significant"},
        "satisfaction.respondents": 7,
        "textbook.filled_slots": 4810,
        "textbook.uses": 2,
        "practice.classes": 7,
        "skills.teachers": 9,
        "skills.disciplines": 4,
        "usage.mobile_class": True,
        "usage.slots_used": 138,
        "pix.registered": 128,
        "pix.certified": None,
        "projects.families": True,
        "classrooms.connected": {"value": 22, "evidence": "verified"},
        "classrooms.high_speed": 15,
        "network.kind": "fibre",
        "network.bandwidth": 300,
        "network.filtering": {"value": True, "evidence": "confirmed"},
        "network.guest_rules": True,
        "network.wifi": 2,
        "network.outage_days": 4,
        "equipment.fixed": {"value": 60, "evidence": "verified"},
        "equipment.mobile": {"value": 60, "evidence": "verified"},
        "equipment.recent": 58,
        "classrooms.projection": 15,
        "equipment.maintenance": 2,
    }


def observe(school, year):
    """Return the answers as published: with holes and with what is known of each answer."""
    if school.id == TILLEULS:
        return showcase(year)
    values = Answers(school, year).all()
    if school.degree == 1:
        values.update(dict.fromkeys(SECOND_DEGREE_ONLY, NOT_ASKED))
    careless = noise(school.id, "careless")
    rate = 0.012 if careless < 0.6 else 0.05 if careless < 0.9 else 0.14
    visited = noise(school.id, year, "visit") < 0.35
    found = {}
    for name, value in values.items():
        known = not isinstance(value, dict)
        if known and noise(school.id, year, name, "hole") < OFTEN_MISSING.get(name, rate):
            if noise(school.id, year, name, "written") < 0.4:
                found[name] = None
            continue
        if known and visited and name in OBSERVED_BY_THE_FACILITATOR:
            value = {"value": value, "evidence": "confirmed"}
        elif known and name in COUNTED_BY_THE_AUTHORITY and noise(school.commune, year, "count") < 0.3:
            value = {"value": value, "evidence": "verified"}
        found[name] = value
    return found


def observations():
    rows = []
    for year in YEARS:
        for school in ALL:
            silent = school.id != TILLEULS and noise(school.id, year, "silent") < 0.04
            if school.exists(year) and not silent:
                rows.append({"unit": school.id, "period": year, "values": observe(school, year)})
    return rows
