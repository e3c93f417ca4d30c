# SPDX-License-Identifier: MIT
"""The units and links around the schools."""

from .answers import Answers, showcase
from .schools import ALL, BASSINS, COMMUNES, DEPARTEMENTS, DISTRICTS, SECOND_YEAR, TILLEULS, YEARS, uai


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
        if kind == "succeeds":  # joins units of different times: no validity of its own
            starts = ends = []
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
    o.unit(
        "rectorat",
        "rectorat",
        "Rectorat de l'académie Exemple",
        {"uai": uai(900), "nature_code": 802, "academy_code": "99"},
    )
    o.unit("rectorat.recteur", "recteur", "Rectorat : poste de recteur ou de rectrice")
    o.link("post_of", "rectorat.recteur", "rectorat")
    o.link("administers", "rectorat", "academie")
    o.unit("dane", "dane", "DANE", {"academy_code": "99"})
    o.link("part_of", "dane", "rectorat")
    o.unit("dane.dan", "dan", "DANE : poste de DAN", {"letter_of_mission": True, "time_share": 1.0})
    o.link("post_of", "dane.dan", "dane")
    o.unit("drane", "drane", "DRANE")
    o.link("part_of", "drane", "region-academique")
    o.unit("gpi", "gpi", "Groupe de pilotage et d'impulsion")
    o.link("chairs", "rectorat.recteur", "gpi")
    o.link("member_of", "dane.dan", "gpi")
    o.link("declines", "gpi", "academie")
    o.unit("region", "region", "Région Exemple", {"code": "99"})
    for id, (label, of_it, code) in DEPARTEMENTS.items():
        o.unit(f"departement.{id}", "departement", label, {"department_code": code})
        o.link("part_of", f"departement.{id}", "academie")
        o.unit(
            f"dsden.{id}",
            "dsden",
            f"DSDEN {of_it}",
            {"uai": uai(901 + list(DEPARTEMENTS).index(id)), "nature_code": 805, "department_code": code},
        )
        o.link("administers", f"dsden.{id}", f"departement.{id}")
        o.link("administers", "rectorat", f"dsden.{id}")
        o.unit(f"dsden.{id}.ia-dasen", "ia-dasen", f"DSDEN {of_it} : poste d'IA-DASEN")
        o.link("post_of", f"dsden.{id}.ia-dasen", f"dsden.{id}")
        o.unit(
            f"dsden.{id}.animateur-tice",
            "animateur-tice",
            f"Animateur ou animatrice TICE {of_it}",
            {"department_code": code, "letter_of_mission": True},
        )
        o.link("post_of", f"dsden.{id}.animateur-tice", f"dsden.{id}")
        o.unit(
            f"conseil-departemental.{id}",
            "conseil-departemental",
            f"Conseil départemental {of_it}",
            {"department_code": code},
        )
        o.unit(f"canope.{id}", "canope", f"Atelier Canopé {of_it}")
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
            o.unit(
                f"bassin.{id}.conseiller",
                "conseiller-bassin",
                f"{label} : poste de conseil pour le numérique",
                {"time_share": 0.25},
            )
            o.link("post_of", f"bassin.{id}.conseiller", f"bassin.{id}")
            o.link("accompanies", f"bassin.{id}.conseiller", f"bassin.{id}")
    o.link("succeeds", "bassin.centre", "bassin.est")
    for id, (label, departement, inspection_label) in DISTRICTS.items():
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
        o.unit(inspection, "circonscription", inspection_label, {"department_code": DEPARTEMENTS[departement][2]})
        o.link("part_of", inspection, f"departement.{departement}")
        for post, title in (("ien", "poste d'IEN"), ("erun", "poste d'ERUN"), ("cpc-tice", "poste de CPC TICE")):
            o.unit(
                f"{inspection}.{post}",
                post,
                f"{inspection_label} : {title}",
                {"letter_of_mission": True} if post == "erun" else None,
            )
            o.link("post_of", f"{inspection}.{post}", inspection)
        o.link("inspects", f"{inspection}.ien", inspection)
        o.link("co_leads", f"{inspection}.ien", circle)
        o.link("appoints", f"dsden.{departement}.ia-dasen", f"{inspection}.erun")
    for id, (label, district, _, population) in COMMUNES.items():
        departement = DISTRICTS[district][1]
        o.unit(
            f"commune.{id}",
            "commune",
            label,
            {"commune_code": f"99{list(COMMUNES).index(id) + 1:03d}", "population": population},
        )
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
                o.link(
                    "funds",
                    f"conseil-departemental.{school.departement}" if school.kind == "college" else "region",
                    school.id,
                )
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
    head = o.unit(
        f"{id}.direction",
        "directeur-ecole" if school.degree == 1 else "chef-etablissement",
        f"Direction, {school.name}",
        since=school.opened,
        until=school.closed,
    )
    o.link("post_of", head, id)
    named = [year for year in YEARS if school.exists(year) and read(school, year, "referent.named")]
    since = None
    if named and named[0] == YEARS[1] and school.opened < SECOND_YEAR:
        since = SECOND_YEAR
    lead = None
    if named:
        letter = bool(read(school, named[-1], "referent.letter"))
        lead = o.unit(
            f"{id}.referent",
            "referent-numerique",
            f"Référent ou référente numérique, {school.name}",
            {"letter_of_mission": letter},
            since or "2019-09-01" if school.opened < "2019-09-01" else school.opened,
            school.closed,
        )
        o.link("post_of", lead, id)
        o.link("appoints", head, lead)
        if school.classes > 40:  # a large school shares the mission
            second = o.unit(
                f"{id}.referent-2",
                "referent-numerique",
                f"Second poste de référent ou référente numérique, {school.name}",
                {"letter_of_mission": letter},
                since="2022-09-01",
            )
            o.link("post_of", second, id)
            o.link("appoints", head, second)
    if school.degree == 1:
        return
    if any(read(school, year, "network.admin_named") for year in YEARS if school.exists(year)):
        o.link(
            "post_of",
            o.unit(
                f"{id}.admin-reseau",
                "admin-reseau",
                f"Administration du réseau et de l'ENT, {school.name}",
                since=school.opened if school.opened == SECOND_YEAR else "2018-09-01",
            ),
            id,
        )
    if any((read(school, year, "committee.meetings") or 0) > 0 for year in YEARS if school.exists(year)):
        committee = o.unit(
            f"{id}.commission",
            "commission-numerique",
            f"Commission numérique, {school.name}",
            since=school.opened if school.opened == SECOND_YEAR else "2021-09-01",
        )
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
        board = o.unit(
            f"{id}.ca", "conseil-administration", f"Conseil d'administration, {school.name}", since=school.opened
        )
        o.link("part_of", board, id)
        o.link("chairs", head, board)
        o.link("member_of", f"conseil-departemental.{school.departement}", board)
        council = o.unit(
            f"{id}.conseil-pedagogique",
            "conseil-pedagogique",
            f"Conseil pédagogique, {school.name}",
            since=school.opened,
        )
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
