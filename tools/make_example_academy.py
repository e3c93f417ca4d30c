#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Write the fictional example academy: its organisation and two school years of observations.

Everything is invented. The same bytes come out on every machine and Python version: the only randomness is
`random.Random(text).random()`, seeded per school and per indicator.

usage: make_example_academy.py [--check]
    without option, writes both files; with --check, compares them and exits with 1 when one differs.
"""

import json
import random
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "data" / "examples"
SEED = "academie-exemple-1"
YEARS = ("2023-2024", "2024-2025")
SECOND_YEAR = "2024-09-01"
FIELDS = ("pilotage", "formation", "ressources", "pratiques", "reseau", "equipement")


def uai(number: int) -> str:
    """Return the school code of a sequence number: prefix 099, four digits, check letter."""
    digits = f"099{number:04d}"
    return digits + "ABCDEFGHJKLMNPRSTUVWXYZ"[int(digits) % 23]


def noise(*key: object) -> float:
    """Return a number in [0, 1) that depends on the key alone."""
    return random.Random("|".join([SEED, *map(str, key)])).random()


# --- the territory ---------------------------------------------------------------------------------------------

DEPARTEMENTS = {"orvelle": ("Orvelle", "99A"), "lorme": ("Haute-Lorme", "99B"), "aubrelle": ("Aubrelle-Maritime", "99C")}
DISTRICTS = {
    "orvelle-amont": ("District Orvelle Amont", "orvelle"),
    "orvelle-aval": ("District Orvelle Aval", "orvelle"),
    "lorme-hauts": ("District des Hauts de Lorme", "lorme"),
    "lorme-plaine": ("District de la Plaine de Lorme", "lorme"),
    "aubrelle": ("District Aubrelle Littoral", "aubrelle"),
}
# id: label, last day excluded; the basin Est was merged into the basin Centre
BASSINS = {
    "nord": ("Bassin Nord", None),
    "centre": ("Bassin Centre", None),
    "est": ("Bassin Est", SECOND_YEAR),
    "sud": ("Bassin Sud", None),
    "littoral": ("Bassin Littoral", None),
}
# id: label, district, basin, population
COMMUNES = {
    "chanterive": ("Chanterive", "orvelle-amont", "nord", 24800),
    "pierrefosse": ("Pierrefosse", "orvelle-amont", "nord", 9100),
    "fontargente": ("Fontargente", "orvelle-amont", "nord", 4300),
    "bois-clairet": ("Bois-Clairet", "orvelle-amont", "centre", 2100),
    "montalune": ("Montalune", "orvelle-aval", "centre", 41200),
    "vaucendre": ("Vaucendre", "orvelle-aval", "centre", 12700),
    "grandaulne": ("Grandaulne", "orvelle-aval", "centre", 5600),
    "ponsereine": ("Ponsereine", "orvelle-aval", "centre", 1900),
    "roquebise": ("Roquebise", "lorme-hauts", "est", 8200),
    "haute-lorme-le-pont": ("Haute-Lorme-le-Pont", "lorme-hauts", "est", 3700),
    "ardoval": ("Ardoval", "lorme-hauts", "est", 1500),
    "neigemontel": ("Neigemontel", "lorme-hauts", "est", 900),
    "lormeval": ("Lormeval", "lorme-plaine", "sud", 33500),
    "blancheterre": ("Blancheterre", "lorme-plaine", "sud", 7800),
    "aulnoise": ("Aulnoise", "lorme-plaine", "sud", 3200),
    "champrosier": ("Champrosier", "lorme-plaine", "sud", 1400),
    "port-galene": ("Port-Galène", "aubrelle", "littoral", 28900),
    "dunecourte": ("Dunecourte", "aubrelle", "littoral", 6900),
    "sablonceau": ("Sablonceau", "aubrelle", "littoral", 2800),
    "falaisel": ("Falaisel", "aubrelle", "littoral", 1700),
}

TILLEULS = uai(1)
# number, kind, name, commune, pupils, further attributes
SCHOOLS = [
    (1, "college", "Collège des Tilleuls", "chanterive", 512, {}),
    (2, "college", "Collège du Val d'Orvelle", "chanterive", 634, {"priority_education": "rep", "segpa": True}),
    (3, "college", "Collège des Érables", "pierrefosse", 421, {}),
    (4, "college", "Collège de la Fontaine-Claire", "fontargente", 298, {}),
    (5, "college", "Collège des Grandes-Ardoises", "montalune", 702, {"priority_education": "rep_plus", "segpa": True}),
    (6, "college", "Collège des Platanes", "montalune", 588, {}),
    (7, "college", "Collège privé du Clos-Fleuri", "montalune", 367, {"sector": "private", "contract": "association"}),
    (8, "college", "Collège des Trois-Ponts", "vaucendre", 476, {}),
    (9, "college", "Collège des Aulnes", "grandaulne", 342, {}),
    (10, "college", "Collège de la Roche-Bise", "roquebise", 389, {}),
    (11, "college", "Collège du Pont-Vieux", "haute-lorme-le-pont", 214, {}),
    (12, "college", "Collège des Peupliers", "lormeval", 655, {"priority_education": "rep"}),
    (13, "college", "Collège du Moulin-Neuf", "lormeval", 540, {}),
    (14, "college", "Collège de la Pierre-Blanche", "blancheterre", 403, {}),
    (15, "college", "Collège des Embruns", "port-galene", 611, {"priority_education": "rep"}),
    (16, "college", "Collège de la Dune-Haute", "dunecourte", 358, {}),
    (17, "college", "Collège des Genêts", "port-galene", 286, {"opened": SECOND_YEAR}),
    (20, "lycee", "Lycée de l'Orvelle", "chanterive", 1120, {"general_track": True, "technological_track": True}),
    (21, "lycee", "Lycée du Confluent", "montalune", 1430, {"general_track": True, "technological_track": True, "post_bac": True}),
    (22, "lycee", "Lycée professionnel de la Forge-Bleue", "montalune", 486, {"vocational_track": True}),
    (23, "lycee", "Lycée de la Roche-Bise", "roquebise", 612, {"general_track": True, "boarding": True}),
    (24, "lycee", "Lycée des Quatre-Vents", "lormeval", 1284, {"general_track": True, "technological_track": True, "post_bac": True}),
    (25, "lycee", "Lycée professionnel du Grand-Frêne", "lormeval", 398, {"vocational_track": True, "boarding": True}),
    (26, "lycee", "Lycée maritime de la Vigie", "port-galene", 274, {"vocational_track": True, "boarding": True, "ministry": "mer"}),
    (30, "erea", "EREA des Charmilles", "vaucendre", 118, {"vocational_track": True, "boarding": True}),
    (101, "ecole", "École maternelle des Mésanges", "chanterive", 142, {"has_elementary": False}),
    (102, "ecole", "École élémentaire du Ruisseau", "chanterive", 268, {"has_nursery": False, "priority_education": "rep"}),
    (103, "ecole", "École élémentaire du Vieux-Lavoir", "chanterive", 121, {"has_nursery": False, "closed": True}),
    (104, "ecole", "École maternelle du Petit-Pont", "chanterive", 74, {"has_elementary": False, "closed": True}),
    (105, "ecole", "École primaire des Deux-Rives", "chanterive", 196, {"opened": SECOND_YEAR}),
    (106, "ecole", "École primaire des Saules", "pierrefosse", 187, {}),
    (107, "ecole", "École élémentaire des Noisetiers", "pierrefosse", 164, {"has_nursery": False}),
    (108, "ecole", "École primaire de la Source", "fontargente", 152, {}),
    (109, "ecole", "École primaire du Bois-Clair", "bois-clairet", 68, {"rpi": "dispersed"}),
    (110, "ecole", "École maternelle des Hirondelles", "montalune", 158, {"has_elementary": False, "priority_education": "rep_plus"}),
    (111, "ecole", "École élémentaire des Grands-Champs", "montalune", 312, {"has_nursery": False, "priority_education": "rep_plus"}),
    (112, "ecole", "École élémentaire du Pont-Romain", "montalune", 241, {"has_nursery": False}),
    (113, "ecole", "École primaire des Marronniers", "montalune", 274, {}),
    (114, "ecole", "École privée du Clos-Fleuri", "montalune", 203, {"sector": "private", "contract": "association"}),
    (115, "ecole", "École primaire des Trois-Fontaines", "vaucendre", 226, {}),
    (116, "ecole", "École maternelle des Coquelicots", "vaucendre", 96, {"has_elementary": False}),
    (117, "ecole", "École primaire des Aulnes", "grandaulne", 172, {}),
    (118, "ecole", "École primaire du Gué", "ponsereine", 71, {}),
    (119, "ecole", "École primaire des Bruyères", "roquebise", 163, {}),
    (120, "ecole", "École élémentaire du Beffroi", "roquebise", 134, {"has_nursery": False}),
    (121, "ecole", "École primaire du Pont-Vieux", "haute-lorme-le-pont", 117, {}),
    (122, "ecole", "École primaire de l'Ardoisière", "ardoval", 58, {"rpi": "dispersed"}),
    (123, "ecole", "École primaire du Belvédère", "neigemontel", 31, {"rpi": "dispersed"}),
    (124, "ecole", "École maternelle des Bleuets", "lormeval", 149, {"has_elementary": False}),
    (125, "ecole", "École élémentaire du Grand-Chêne", "lormeval", 297, {"has_nursery": False, "priority_education": "rep"}),
    (126, "ecole", "École primaire des Cerisiers", "lormeval", 254, {}),
    (127, "ecole", "École primaire de la Halle", "blancheterre", 178, {}),
    (128, "ecole", "École primaire des Vergers", "aulnoise", 102, {}),
    (129, "ecole", "École primaire des Rosiers", "champrosier", 63, {}),
    (130, "ecole", "École maternelle des Goélands", "port-galene", 137, {"has_elementary": False, "priority_education": "rep"}),
    (131, "ecole", "École élémentaire du Phare", "port-galene", 261, {"has_nursery": False, "priority_education": "rep"}),
    (132, "ecole", "École primaire des Galets", "port-galene", 219, {}),
    (133, "ecole", "École primaire des Oyats", "dunecourte", 168, {}),
    (134, "ecole", "École primaire de la Sablière", "sablonceau", 94, {}),
    (135, "ecole", "École primaire de la Falaise", "falaisel", 79, {}),
    (136, "ecole", "École privée de la Grand-Voile", "port-galene", 146, {"sector": "private", "contract": "association"}),
]
NATURES = {"ecole": 151, "college": 340, "lycee": 306, "erea": 370}


class School:
    """One fictional school, with what the generator needs to know of it."""

    def __init__(self, number, kind, name, commune, pupils, extra):
        self.id, self.kind, self.name, self.commune, self.pupils = uai(number), kind, name, commune, pupils
        self.extra = dict(extra)
        self.degree = 1 if kind == "ecole" else 2
        self.closed = SECOND_YEAR if self.extra.pop("closed", False) else None
        self.opened = self.extra.get("opened") or f"{1958 + int(noise(self.id, 'opened') * 48)}-09-01"
        if self.id == TILLEULS:
            self.opened = "2010-09-01"
        self.district, self.bassin = COMMUNES[commune][1:3]
        self.departement = DISTRICTS[self.district][1]
        self.classes = max(2, round(pupils / (23.5 if self.degree == 1 else 25.6)))
        self.nursery_only = self.extra.get("has_elementary") is False

    def attributes(self):
        nature = NATURES[self.kind]
        if self.nursery_only:
            nature = 101
        if self.kind == "lycee" and not self.extra.get("general_track"):
            nature = 320
        if self.kind == "lycee" and self.extra.get("general_track") and self.extra.get("technological_track"):
            nature = 300
        found = {"degree": self.degree, "sector": "public", "priority_education": "none", "nature_code": nature, "pupils": self.pupils,
                 "classes": self.classes, "opened": self.opened, "department_code": DEPARTEMENTS[self.departement][1]}
        if self.kind == "ecole":
            found.update(has_nursery=True, has_elementary=True)
        found.update(self.extra)
        return found

    def exists(self, year):
        return self.opened <= f"{year[:4]}-09-01" and (self.closed is None or f"{year[:4]}-09-01" < self.closed)


ALL = [School(*row) for row in SCHOOLS]
BY_ID = {school.id: school for school in ALL}


# --- observations ----------------------------------------------------------------------------------------------

NOT_ASKED = {"status": "not_applicable"}
# answers that many schools leave out, and how often
OFTEN_MISSING = {"ent.visits": 0.10, "ent.parents_active": 0.15, "gar.consultations": 0.15, "site.visits": 0.35, "satisfaction.mean": 0.30,
                 "network.bandwidth": 0.15, "usage.slots_used": 0.2, "training.requests": 0.15, "teachers.pix_certified": 0.15,
                 "equipment.recent": 0.10, "label.items_validated": 0.12}
SECOND_DEGREE_ONLY = ("committee.meetings", "network.admin_named", "teachers.pix_certified", "textbook.timetabled_slots", "textbook.filled_slots",
                      "textbook.uses", "skills.teachers", "skills.disciplines", "pix.registered", "pix.certified")
OBSERVED_BY_THE_FACILITATOR = ("referent.named", "referent.letter", "charter.annexed", "training.plan", "network.filtering", "network.wifi")
COUNTED_BY_THE_AUTHORITY = ("equipment.fixed", "equipment.mobile", "classrooms.connected", "network.bandwidth")


def not_applicable(reason):
    return {"status": "not_applicable", "reason": reason}


def levels(school, year):
    """Return the latent level 0..3 of a school in each field; it never falls from one year to the next."""
    base = -0.35 + 2.7 * noise(school.id, "base") + {"orvelle-amont": 0.3, "lorme-hauts": -0.35, "aubrelle": 0.05}.get(school.district, 0.0)
    found = {}
    for field in FIELDS:
        level = base + 1.7 * (noise(school.id, field) - 0.5) + (0.25 if school.kind == "lycee" else 0.0)
        if year == YEARS[1]:
            level += 0.85 * noise(school.id, field, "progress")
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
        v["classrooms.total"] = school.classes + self.draw("rooms", 0, 2) + (school.classes // 3 if school.degree == 2 else 0)
        v["teachers.on_duty"] = round(school.classes * (1.25 if school.degree == 1 else 2.0)) + self.draw("teachers", 0, 3)

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
            reason = "Label académique non ouvert au premier degré" if school.degree == 1 else "Pas de candidature au label"
            v["label.items_applicable"] = v["label.items_validated"] = not_applicable(reason)
        else:
            v["label.items_applicable"] = self.draw("label.items_applicable", 22, 26)
            self.share("label.items_validated", "label.items_applicable", "pilotage", ((5, 20), (15, 45), (35, 65), (62, 90)))
        if self.chance("call" + self.year, 0.6):
            v["call.applied"] = v["call.retained"] = not_applicable("Aucun appel à projets ouvert cette année")
        else:
            v["call.applied"] = self.draw("call.applied", 1, 2)
            v["call.retained"] = min(v["call.applied"], self.draw("call.retained", 0, 1) + (self.levels["pilotage"] >= 3))

    def training(self):
        school, v = self.school, self.values
        self.yes("referent.trained", "formation", 1, 0.35)
        self.by_level("training.plan", "formation", ((0, 0), (1, 1), (2, 2), (3, 3)))
        self.share("teachers.trained", "teachers.on_duty", "formation", ((2, 18), (12, 29), (30, 52), (45, 85)))
        v["training.hours_offered"] = 1.5 * self.draw("hours", *((0, 3), (2, 6), (4, 10), (8, 14))[self.levels["formation"]])
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
            v["ent.visits"] = v["ent.accounts"] * self.draw("ent.visits", *((0, 4), (8, 38), (40, 95), (70, 160))[level]) // 10
            v["ent.parents_accounts"] = round(v["pupils.enrolled"] * 1.5)
            self.share("ent.parents_active", "ent.parents_accounts", "ressources", ((0, 5), (5, 30), (20, 49), (50, 82)))
        if closed or (school.degree == 1 and self.chance("no gar", 0.25)):
            for name in ("gar.levels", "gar.resources", "gar.consultations"):
                v[name] = not_applicable("GAR non ouvert à l'école")
        else:
            self.by_level("gar.levels", "ressources", ((0, 0), (0, 1), (1, 3), (2, 5)))
            if v["gar.levels"] == 0:
                v["gar.resources"] = v["gar.consultations"] = not_applicable("Aucune ressource affectée")
            else:
                v["gar.resources"] = self.draw("gar.resources", 2, 6) * v["gar.levels"]
                v["gar.consultations"] = v["gar.resources"] * self.draw("gar.consultations", *((2, 10), (5, 40), (15, 70), (50, 140))[level])
        v["satisfaction.respondents"] = self.draw("satisfaction.respondents", 0, 20 + v["pupils.enrolled"] // 6)
        if v["satisfaction.respondents"] == 0:
            v["satisfaction.mean"] = NOT_ASKED
        elif v["satisfaction.respondents"] < 10:
            v["satisfaction.mean"] = {"status": "not_significant"}
        else:
            v["satisfaction.mean"] = self.draw("satisfaction.mean", *((20, 28), (25, 34), (28, 38), (35, 45))[level]) / 10

    def practices(self):
        school, v = self.school, self.values
        level = self.levels["pratiques"]
        if school.degree == 2:
            v["textbook.timetabled_slots"] = 26 * 11 * v["classes.total"]
            self.share("textbook.filled_slots", "textbook.timetabled_slots", "pratiques", ((30, 72), (60, 79), (80, 94), (84, 99)))
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
        v["network.kind"] = ("adsl", "radio", "fibre")[(level >= 1 and self.chance("radio", 0.25)) + 2 * (level >= 2 and self.chance("fibre", 0.9))] \
            if not (level >= 2 and self.chance("fibre", 0.9) and self.chance("radio", 0.25)) else "fibre"
        v["network.bandwidth"] = {"adsl": self.draw("adsl", 4, 24), "radio": self.draw("radio speed", 20, 80), "fibre": self.draw("fibre speed", 2, 10) * 50}[v["network.kind"]]
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
        low, high = ((4, 11), (13, 20), (23, 34), (38, 55))[level] if school.degree == 2 else ((2, 5), (7, 11), (13, 18), (21, 32))[level]
        terminals = -(-v["pupils.enrolled"] * self.draw("terminals", low, high) // 100)
        v["equipment.mobile"] = terminals * self.draw("mobile", 15, 60) // 100
        v["equipment.fixed"] = terminals - v["equipment.mobile"]
        v["equipment.recent"] = terminals * self.draw("recent", *((10, 35), (20, 50), (35, 65), (58, 88))[level]) // 100
        self.share("classrooms.projection", "classrooms.total", "equipement", ((10, 40), (25, 60), (52, 85), (70, 100)))
        self.by_level("equipment.maintenance", "equipement", ((0, 1), (1, 1), (2, 2), (2, 3)))

    def team(self):
        """The optional form of the teaching team: half of the schools use it; a small team's medians are suppressed."""
        v, level = self.values, self.levels["formation"]
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
        "pupils.enrolled": 498, "classes.total": 20, "classrooms.total": 24, "teachers.on_duty": 40,
        "referent.named": True, "referent.letter": True, "charter.annexed": True, "committee.meetings": 1, "council.discussed": NOT_ASKED,
        "project.digital_part": True, "review.presented": False, "steering.followed": 0, "label.items_applicable": 25, "label.items_validated": 8,
        "call.applied": 1, "call.retained": 0,
        "referent.trained": True, "training.plan": 1, "teachers.trained": 9, "training.hours_offered": 6.0, "training.peer_sessions": 0,
        "training.requests": 7, "teachers.pix_certified": 1,
        "ent.use": 1, "ent.accounts": 1310, "ent.visits": 2620, "ent.parents_accounts": 742, "ent.parents_active": 96, "resources.listed": True,
        "gar.levels": 1, "gar.resources": 4, "gar.consultations": 88, "resources.reviewed": False, "site.writers": 2, "site.visits": 910,
        "satisfaction.mean": NOT_ASKED, "satisfaction.respondents": 0,
        "textbook.timetabled_slots": 5720, "textbook.filled_slots": 3890, "textbook.uses": 1, "practice.classes": 3, "safety.procedure": True,
        "incidents": {"status": "suppressed"}, "skills.teachers": 4, "skills.disciplines": 2, "usage.multimedia_room": True, "usage.web_radio": False,
        "usage.podcast_kits": False, "usage.mobile_class": False, "usage.slots_open": 260, "usage.slots_used": 91, "pix.registered": 121,
        "pix.certified": 74, "projects.families": False, "projects.partners": True, "projects.interdegree": False,
        "classrooms.connected": 14, "classrooms.high_speed": 6, "network.kind": "adsl", "network.bandwidth": 18, "network.filtering": False,
        "network.guest_rules": False, "network.admin_named": True, "network.wifi": 0, "network.outage_days": 14,
        "equipment.fixed": 62, "equipment.mobile": 24, "equipment.recent": 30, "classrooms.projection": 10, "equipment.maintenance": 1,
    }
    if year == YEARS[0]:
        return first
    changing = not_applicable("Changement d'ENT en cours, ouverture prévue en janvier 2025")
    return first | {
        "pupils.enrolled": 512, "referent.named": {"value": True, "evidence": "confirmed"}, "referent.letter": {"value": True, "evidence": "confirmed"},
        "committee.meetings": 3, "steering.followed": 1, "label.items_validated": 13, "call.retained": None,
        "training.plan": 2, "teachers.trained": None, "training.hours_offered": 9.0, "training.peer_sessions": 2, "training.requests": 11,
        "teachers.pix_certified": 3, "team.respondents": 22, "team.confidence": 3, "team.support": 4, "team.training_fit": 3, "team.class_use": 2,
        "ent.use": changing, "ent.accounts": changing, "ent.visits": changing, "ent.parents_accounts": changing, "ent.parents_active": changing,
        "gar.levels": 2, "gar.resources": 6, "gar.consultations": 342, "site.writers": 5, "site.visits": 1240,
        "satisfaction.mean": {"status": "not_significant"}, "satisfaction.respondents": 7,
        "textbook.filled_slots": 4810, "textbook.uses": 2, "practice.classes": 7, "skills.teachers": 9, "skills.disciplines": 4,
        "usage.mobile_class": True, "usage.slots_used": 138, "pix.registered": 128, "pix.certified": None, "projects.families": True,
        "classrooms.connected": {"value": 22, "evidence": "verified"}, "classrooms.high_speed": 15, "network.kind": "fibre", "network.bandwidth": 300,
        "network.filtering": {"value": True, "evidence": "confirmed"}, "network.guest_rules": True, "network.wifi": 2, "network.outage_days": 4,
        "equipment.fixed": {"value": 60, "evidence": "verified"}, "equipment.mobile": {"value": 60, "evidence": "verified"}, "equipment.recent": 58,
        "classrooms.projection": 15, "equipment.maintenance": 2,
    }


def observe(school, year):
    """Return the answers as published: with holes and with what is known of each answer."""
    if school.id == TILLEULS:
        return showcase(year)
    values = Answers(school, year).all()
    if school.degree == 1:
        values.update({name: NOT_ASKED for name in SECOND_DEGREE_ONLY})
    careless = noise(school.id, "careless")
    rate = 0.012 if careless < 0.6 else 0.04 if careless < 0.9 else 0.14
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


# --- organisation ----------------------------------------------------------------------------------------------

class Organisation:
    """Units and links in the order they are added; a link is cut to the validity of its two ends."""

    def __init__(self):
        self.units, self.links = {}, []

    def unit(self, id, kind, label, attributes=None, since=None, until=None, aliases=()):
        unit = {"id": id, "kind": kind, "label": label}
        if aliases:
            unit["aliases"] = list(aliases)
        valid = {key: day for key, day in (("from", since), ("to", until)) if day}
        if valid:
            unit["valid"] = valid
        if attributes:
            unit["attributes"] = attributes
        assert id not in self.units, id
        self.units[id] = unit
        return id

    def link(self, kind, source, target, since=None, until=None):
        spans = [self.units[end].get("valid", {}) for end in (source, target)]
        starts = [day for day in (since, *(span.get("from") for span in spans)) if day]
        ends = [day for day in (until, *(span.get("to") for span in spans)) if day]
        valid = {}
        if starts:
            valid["from"] = max(starts)
        if ends:
            valid["to"] = min(ends)
        if len(valid) == 2 and valid["from"] >= valid["to"]:
            return
        link = {"kind": kind, "from": source, "to": target}
        if valid:
            link["valid"] = valid
        self.links.append(link)


def territory(o):
    o.unit("region-academique", "region-academique", "Région académique Exemple (fictive)")
    o.unit("academie", "academie", "Académie Exemple (fictive)", {"academy_code": "99"})
    o.link("part_of", "academie", "region-academique")
    o.unit("rectorat", "rectorat", "Rectorat de l'académie Exemple", {"uai": uai(900), "nature_code": 802, "academy_code": "99"})
    o.unit("rectorat.recteur", "recteur", "Rectorat : poste de recteur ou de rectrice")
    o.link("post_of", "rectorat.recteur", "rectorat")
    o.link("administers", "rectorat", "academie")
    o.unit("dane", "dane", "DANE", {"academy_code": "99"})
    o.link("part_of", "dane", "rectorat")
    o.unit("dane.dan", "dan", "DANE : délégation académique, poste de DAN", {"letter_of_mission": True, "time_share": 1.0})
    o.link("post_of", "dane.dan", "dane")
    o.unit("drane", "drane", "DRANE")
    o.link("part_of", "drane", "region-academique")
    o.unit("gpi", "gpi", "Groupe de pilotage et d'impulsion")
    o.link("chairs", "rectorat.recteur", "gpi")
    o.link("member_of", "dane.dan", "gpi")
    o.link("declines", "gpi", "academie")
    o.unit("region", "region", "Région Exemple", {"code": "99"})
    for id, (label, code) in DEPARTEMENTS.items():
        o.unit(f"departement.{id}", "departement", label, {"department_code": code})
        o.link("part_of", f"departement.{id}", "academie")
        o.unit(f"dsden.{id}", "dsden", f"DSDEN {label}", {"uai": uai(901 + list(DEPARTEMENTS).index(id)), "nature_code": 805, "department_code": code})
        o.link("administers", f"dsden.{id}", f"departement.{id}")
        o.link("administers", "rectorat", f"dsden.{id}")
        o.unit(f"dsden.{id}.ia-dasen", "ia-dasen", f"DSDEN {label} : poste d'IA-DASEN")
        o.link("post_of", f"dsden.{id}.ia-dasen", f"dsden.{id}")
        o.unit(f"dsden.{id}.animateur-tice", "animateur-tice", f"Animateur ou animatrice TICE, {label}", {"department_code": code, "letter_of_mission": True})
        o.link("post_of", f"dsden.{id}.animateur-tice", f"dsden.{id}")
        o.unit(f"conseil-departemental.{id}", "conseil-departemental", f"Conseil départemental {label}", {"department_code": code})
        o.unit(f"canope.{id}", "canope", f"Atelier Canopé {label}")
    o.unit("mediapole.1d", "mediapole", "Médiapôle premier degré", {"degree": 1})
    o.unit("mediapole.2d", "mediapole", "Médiapôle second degré", {"degree": 2})
    for id in ("1d", "2d"):
        o.link("part_of", f"mediapole.{id}", "dane")
    o.unit("partenaire.fablab", "partner", "Association La Fabrique des Rives")
    o.unit("partenaire.mediatheque", "partner", "Médiathèque de Montalune")


def bassins_and_districts(o):
    for id, (label, until) in BASSINS.items():
        o.unit(f"bassin.{id}", "bassin", label, {"code": f"99B{list(BASSINS).index(id) + 1}"}, until=until)
        o.link("part_of", f"bassin.{id}", "academie")
        o.link("accompanies", "dane", f"bassin.{id}")
        if not until:
            o.unit(f"bassin.{id}.conseiller", "conseiller-bassin", f"{label} : poste de conseil pour le numérique", {"time_share": 0.25})
            o.link("post_of", f"bassin.{id}.conseiller", f"bassin.{id}")
            o.link("accompanies", f"bassin.{id}.conseiller", f"bassin.{id}")
    o.link("succeeds", "bassin.centre", "bassin.est")
    for id, (label, departement) in DISTRICTS.items():
        district, circle, inspection = f"district.{id}", f"cercle.{id}", f"circonscription.{id}"
        o.unit(district, "district", label, {"code": f"99D{list(DISTRICTS).index(id) + 1}"})
        o.link("part_of", district, f"departement.{departement}")
        o.unit(f"{district}.animateur", "animateur-bassin", f"{label} : poste d'animation")
        o.link("post_of", f"{district}.animateur", district)
        o.link("accompanies", f"dsden.{departement}.animateur-tice", district)
        o.unit(circle, "cercle-usagers", f"Cercle d'usagers, {label}")
        o.link("part_of", circle, district)
        o.link("co_leads", f"dsden.{departement}.animateur-tice", circle)
        o.link("co_leads", f"{district}.animateur", circle)
        o.link("member_of", f"canope.{departement}", circle)
        o.link("member_of", f"conseil-departemental.{departement}", circle)
        o.link("member_of", "region", circle)
        o.link("declines", district, "academie")
        name = label.removeprefix("District ").removeprefix("de la ").removeprefix("des ")
        o.unit(inspection, "circonscription", f"Circonscription {name}", {"department_code": DEPARTEMENTS[departement][1]})
        o.link("part_of", inspection, f"departement.{departement}")
        for post, title in (("ien", "poste d'IEN"), ("erun", "poste d'ERUN"), ("cpc-tice", "poste de CPC TICE")):
            o.unit(f"{inspection}.{post}", post, f"Circonscription {name} : {title}", {"letter_of_mission": True} if post == "erun" else None)
            o.link("post_of", f"{inspection}.{post}", inspection)
        o.link("inspects", f"{inspection}.ien", inspection)
        o.link("co_leads", f"{inspection}.ien", circle)
        o.link("appoints", f"dsden.{departement}.ia-dasen", f"{inspection}.erun")
    for id, (label, district, _, population) in COMMUNES.items():
        departement = DISTRICTS[district][1]
        o.unit(f"commune.{id}", "commune", label, {"commune_code": f"99{list(COMMUNES).index(id) + 1:03d}", "population": population})
        o.link("located_in", f"commune.{id}", f"departement.{departement}")
    o.unit("epci.hauts-de-lorme", "epci", "Communauté de communes des Hauts de Lorme")
    for id in ("roquebise", "haute-lorme-le-pont", "ardoval", "neigemontel"):
        o.link("part_of", f"commune.{id}", "epci.hauts-de-lorme")


def schools(o):
    for school in ALL:
        aliases = [uai(99)] if school.id == TILLEULS else []
        o.unit(school.id, school.kind, school.name, school.attributes(), school.opened, school.closed, aliases)
        o.link("located_in", school.id, f"commune.{school.commune}")
        bassin = f"bassin.{school.bassin}"
        if school.id == TILLEULS:  # changed basin while the basins were redrawn
            o.link("attached_to", school.id, "bassin.nord", "2015-09-01", SECOND_YEAR)
            o.link("attached_to", school.id, "bassin.centre", SECOND_YEAR)
        else:
            o.link("attached_to", school.id, bassin)
            if school.bassin == "est":
                o.link("attached_to", school.id, "bassin.centre", SECOND_YEAR)
        o.link("attached_to", school.id, f"district.{school.district}")
        if school.degree == 1:
            o.link("attached_to", school.id, f"circonscription.{school.district}")
            o.link("accompanies", f"circonscription.{school.district}.erun", school.id)
            if school.extra.get("sector") != "private":
                shared = school.commune in ("ardoval", "neigemontel")
                o.link("funds", "epci.hauts-de-lorme" if shared else f"commune.{school.commune}", school.id)
        else:
            o.link("accompanies", f"dsden.{school.departement}.animateur-tice", school.id)
            if school.extra.get("sector") != "private":
                o.link("funds", f"conseil-departemental.{school.departement}" if school.kind == "college" else "region", school.id)
        posts_and_bodies(o, school)
    o.link("succeeds", uai(105), uai(103))
    o.link("succeeds", uai(105), uai(104))
    o.link("mother_of", uai(23), uai(10))  # one site, two schools
    o.link("partner_of", uai(122), uai(123))
    o.link("partner_of", TILLEULS, "partenaire.fablab")
    o.link("partner_of", TILLEULS, uai(102))
    o.link("partner_of", uai(21), "partenaire.mediatheque")


def posts_and_bodies(o, school):
    """Posts follow the answers: a digital lead exists from the first year in which one is named."""
    id = school.id
    head = o.unit(f"{id}.direction", "directeur-ecole" if school.degree == 1 else "chef-etablissement", f"Direction, {school.name}",
                  since=school.opened, until=school.closed)
    o.link("post_of", head, id)
    named = [year for year in YEARS if school.exists(year) and read(school, year, "referent.named")]
    since = None
    if named and named[0] == YEARS[1] and school.opened < SECOND_YEAR:
        since = SECOND_YEAR
    lead = None
    if named:
        letter = bool(read(school, named[-1], "referent.letter"))
        lead = o.unit(f"{id}.referent", "referent-numerique", f"Référent ou référente numérique, {school.name}", {"letter_of_mission": letter},
                      since or "2019-09-01" if school.opened < "2019-09-01" else school.opened, school.closed)
        o.link("post_of", lead, id)
        o.link("appoints", head, lead)
        if school.classes > 40:  # a large school shares the mission
            second = o.unit(f"{id}.referent-2", "referent-numerique", f"Second poste de référent ou référente numérique, {school.name}", {"letter_of_mission": letter},
                            since="2022-09-01")
            o.link("post_of", second, id)
            o.link("appoints", head, second)
    if school.degree == 1:
        return
    if any(read(school, year, "network.admin_named") for year in YEARS if school.exists(year)):
        o.link("post_of", o.unit(f"{id}.admin-reseau", "admin-reseau", f"Administration du réseau et de l'ENT, {school.name}",
                                 since=school.opened if school.opened == SECOND_YEAR else "2018-09-01"), id)
    if any((read(school, year, "committee.meetings") or 0) > 0 for year in YEARS if school.exists(year)):
        committee = o.unit(f"{id}.commission", "commission-numerique", f"Commission numérique, {school.name}",
                           since=school.opened if school.opened == SECOND_YEAR else "2021-09-01")
        o.link("part_of", committee, id)
        o.link("chairs", head, committee)
        if lead:
            o.link("member_of", lead, committee)
        if school.district == "orvelle-amont":
            for kind, who in (("enseignants", "enseignants"), ("eleves", "élèves"), ("parents", "parents d'élèves")):
                post = o.unit(f"{id}.{kind}", f"representant-{kind}", f"Représentation des {who}, {school.name}")
                o.link("post_of", post, id)
                o.link("member_of", post, committee)
    if id == TILLEULS:
        board = o.unit(f"{id}.ca", "conseil-administration", f"Conseil d'administration, {school.name}", since=school.opened)
        o.link("part_of", board, id)
        o.link("chairs", head, board)
        o.link("member_of", f"conseil-departemental.{school.departement}", board)
        council = o.unit(f"{id}.conseil-pedagogique", "conseil-pedagogique", f"Conseil pédagogique, {school.name}", since=school.opened)
        o.link("part_of", council, id)
        o.link("chairs", head, council)


def read(school, year, name):
    """Return the answer as drawn, before holes."""
    values = showcase(year) if school.id == TILLEULS else Answers(school, year).all()
    value = values.get(name)
    if isinstance(value, dict):
        value = value.get("value")
    return value


def organisation():
    o = Organisation()
    territory(o)
    bassins_and_districts(o)
    schools(o)
    return o


# --- files -----------------------------------------------------------------------------------------------------

def compact(item):
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def document(head, lists):
    """Return JSON text with one item of each list per line."""
    members = [f'  "{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in head.items()]
    for name, items in lists.items():
        members.append(f'  "{name}": [\n    ' + ",\n    ".join(map(compact, items)) + "\n  ]")
    return "{\n" + ",\n".join(members) + "\n}\n"


def documents():
    notice = {"fr": "Académie fictive : écoles, communes et chiffres sont inventés.", "en": "Fictional académie: schools, towns and figures are invented."}
    found = organisation()
    yield EXAMPLES / "academie-exemple.json", document(
        {"format": "palier/organisation", "format_version": 1, "id": "academie-exemple", "schema": "france",
         "label": {"fr": "Académie Exemple (fictive)", "en": "Example académie (fictional)"}, "notice": notice},
        {"units": list(found.units.values()), "links": found.links})
    yield EXAMPLES / "observations.json", document(
        {"format": "palier/observations", "format_version": 1, "framework": {"id": "demo", "version": "2026.1"}, "organisation": "academie-exemple",
         "notice": notice},
        {"observations": observations()})


def main(arguments):
    if arguments not in ([], ["--check"]):
        print("usage: make_example_academy.py [--check]", file=sys.stderr)
        return 2
    stale = 0
    for path, text in documents():
        data = text.encode("utf-8")
        if not arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"{path.name}: {len(data)} bytes")
        elif not path.exists() or path.read_bytes() != data:
            print(f"{path} differs from what this script writes; run it again without --check", file=sys.stderr)
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
