"""The closed lists that the sheets use, each value in English and in Spanish."""

from lib.tables.schema.columns import Choice


class PartnerType(Choice):
    """What kind of organisation a partner is."""

    NGO = "ngo", "ong"
    FEDERAL = "federal-gov", "gob-federal"
    STATE = "state-gov", "gob-estatal"
    COOPERATION = "cooperation", "cooperación"
    COMPANY = "company", "empresa"
    ACADEMIA = "academia", "academia"
    COMMUNITY = "community", "comunidad"


class PartnerRole(Choice):
    """What a partner does in the programme."""

    FUNDS = "funds", "financia"
    COORDINATES = "coordinates", "coordina"
    IMPLEMENTS = "implements", "implementa"
    VENUE = "provides-venue", "aporta-sede"
    CONNECTIVITY = "provides-connectivity", "aporta-conectividad"
    PROMOTES = "promotes", "difunde"
    MENTORS = "mentors", "mentoría"


class HubType(Choice):
    """Where a hub is housed."""

    COMMUNITY_CENTRE = "community-centre", "centro-comunitario"
    SCHOOL = "school", "escuela"
    CLINIC = "clinic", "unidad-médica"
    PUBLIC_OFFICE = "public-office", "oficina-pública"
    OTHER = "other", "otro"


class Phase(Choice):
    """The smart villages' own four phases."""

    ACCESS = "access", "acceso"
    USE = "use", "uso"
    APPROPRIATION = "appropriation", "apropiación"
    WELLBEING = "wellbeing", "bienestar"


class OperatingStatus(Choice):
    """Whether a hub works."""

    PLANNED = "planned", "planeado"
    INSTALLING = "installing", "en-instalación"
    IN_SERVICE = "in-service", "en-servicio"
    INTERMITTENT = "intermittent", "intermitente"
    OUT_OF_SERVICE = "out-of-service", "sin-servicio"
    RETIRED = "retired", "retirado"


class Connectivity(Choice):
    """How a hub reaches the internet."""

    SATELLITE = "satellite", "satelital"
    FIBRE = "fibre", "fibra"
    MOBILE = "mobile", "móvil"
    OTHER = "other", "otra"


class ProjectKind(Choice):
    """What the productive project of a smart village is about."""

    FARMING = "farming", "agricultura"
    LIVESTOCK = "livestock", "ganadería"
    BEEKEEPING = "beekeeping", "apicultura"
    FISHING = "fishing", "pesca"
    FOOD = "food", "alimentos"
    CRAFTS = "crafts", "artesanía"
    TEXTILES = "textiles", "textiles"
    TOURISM = "tourism", "turismo"
    TRADE = "trade", "comercio"
    OTHER = "other", "otro"


class Modality(Choice):
    """How a bootcamp is taught."""

    IN_PERSON = "in-person", "presencial"
    HYBRID = "hybrid", "híbrido"
    ONLINE = "online", "en-línea"


class BootcampStatus(Choice):
    """Where a bootcamp is in its life."""

    PROPOSED = "proposed", "propuesto"
    CONFIRMED = "confirmed", "confirmado"
    RECRUITING = "recruiting", "en-convocatoria"
    RUNNING = "running", "en-curso"
    COMPLETED = "completed", "concluido"
    POSTPONED = "postponed", "pospuesto"
    CANCELLED = "cancelled", "cancelado"


class Language(Choice):
    """Languages of instruction: ISO 639-3, and `es`."""

    SPANISH = "es", "es"
    MAYA = "yua", "maya"
    TSOTSIL = "tzo", "tsotsil"
    TSELTAL = "tzh", "tseltal"
    ZAPOTEC = "zap", "zapoteco"
    MIXTEC = "mix", "mixteco"
    CHOL = "ctu", "chol"
    OTHER = "other", "otra"


class Validation(Choice):
    """Whether a bootcamp's figures have been approved."""

    PROVISIONAL = "provisional", "preliminar"
    VALIDATED = "validated", "validado"


class Topic(Choice):
    """A session's subject: the five DigComp areas, soft skills and business."""

    INFORMATION = "information-data", "información-y-datos"
    COMMUNICATION = "communication", "comunicación"
    CONTENT = "content-creation", "contenidos"
    SAFETY = "safety", "seguridad"
    PROBLEM_SOLVING = "problem-solving", "resolución"
    SOFT_SKILLS = "soft-skills", "habilidades-blandas"
    BUSINESS = "business", "negocio"


class SessionState(Choice):
    """Whether a session took place."""

    SCHEDULED = "scheduled", "programada"
    HELD = "held", "realizada"
    CANCELLED = "cancelled", "cancelada"


class Stage(Choice):
    """The funnel. Each stage is a full count of people, not an increment."""

    REGISTERED = "registered", "inscrita"
    ATTENDED = "attended", "asistió"
    COMPLETED = "completed", "concluyó"
    CERTIFIED = "certified", "certificada"


class Role(Choice):
    """Who a participant is to the programme."""

    MICRO_ENTREPRENEUR = "micro-entrepreneur", "microempresaria"
    PARTNER_STAFF = "partner-staff", "personal-aliado"
    OTHER = "other", "otra"


class Sex(Choice):
    """A participant's sex as she stated it."""

    WOMAN = "woman", "mujer"
    MAN = "man", "hombre"
    OTHER = "other", "otro"
    UNSPECIFIED = "unspecified", "no-especificado"


class AgeBeyond(Choice):
    """Age values beside the programme's own bands."""

    OUT_OF_RANGE = "out-of-range", "fuera-de-rango"
    UNSPECIFIED = "unspecified", "no-especificada"


class Requirement(Choice):
    """The readiness checklist."""

    VENUE = "venue", "sede"
    INTERNET_TESTED = "internet-tested", "internet-probado"
    COMPUTERS = "computers", "equipos"
    POWER = "power", "energía"
    TRAINER = "trainer", "facilitadora"
    CHILD_SPACE = "child-space", "espacio-infantil"
    TRANSPORT = "transport", "transporte"
    AGREED_TIMES = "agreed-times", "horario-acordado"
    ACCESSIBILITY = "accessibility", "accesibilidad"
    INTERPRETER = "interpreter", "intérprete"
    SAFETY_PROTOCOL = "safety-protocol", "protocolo-seguridad"
    PRIVACY_NOTICE = "privacy-notice", "aviso-privacidad"
    OUTREACH = "outreach", "convocatoria"
    MATERIALS = "materials", "materiales"
    FOOD = "food", "alimentos"


class Progress(Choice):
    """How far a readiness item is."""

    PENDING = "pending", "pendiente"
    IN_PROGRESS = "in-progress", "en-proceso"
    READY = "ready", "listo"
    NOT_APPLICABLE = "not-applicable", "no-aplica"


class Contribution(Choice):
    """What a partner promised."""

    VENUE = "venue", "sede"
    TRANSPORT = "transport", "transporte"
    CHILDCARE = "childcare", "cuidado-infantil"
    PROMOTION = "promotion", "difusión"
    EQUIPMENT = "equipment", "equipo"
    TRAINERS = "trainers", "instructoras"
    LICENCES = "licences", "licencias"
    FUNDING = "funding", "financiamiento"


class CommitmentStatus(Choice):
    """Where a commitment stands."""

    OFFERED = "offered", "ofrecido"
    CONFIRMED = "confirmed", "confirmado"
    DELIVERED = "delivered", "entregado"
    WITHDRAWN = "withdrawn", "retirado"


class ActionKind(Choice):
    """Kinds of communication and community actions."""

    MESSAGE = "message", "mensaje"
    POST = "post", "publicación"
    RESOURCE = "resource", "recurso"
    MEETING = "meeting", "encuentro"
    COMMUNITY_GROUP = "community-group", "grupo-comunidad"


class Audience(Choice):
    """Whom an action is for."""

    PARTICIPANTS = "participants", "participantes"
    PARTNERS = "partners", "aliados"
    AUTHORITIES = "authorities", "autoridades"
    MEDIA = "media", "medios"


class ActionStatus(Choice):
    """Where an action stands."""

    PLANNED = "planned", "planeada"
    DONE = "done", "hecha"
    CANCELLED = "cancelled", "cancelada"


class ResourceLicence(Choice):
    """Under which licence a resource is shared."""

    CC_BY = "CC-BY", "CC-BY"
    CC_BY_SA = "CC-BY-SA", "CC-BY-SA"
    ALL_RIGHTS = "all-rights", "reservado"


class Wave(Choice):
    """When people were asked: as they came in, as they left, or some months later."""

    ENTRY = "entry", "entrada"
    EXIT = "exit", "salida"
    THREE_MONTHS = "3m", "3m"
    SIX_MONTHS = "6m", "6m"
    TWELVE_MONTHS = "12m", "12m"


class Outcome(Choice):
    """What changed after the bootcamp."""

    USES_TOOL = "uses-tool", "usa-herramienta"
    SELLS_ONLINE = "sells-online", "vende-en-línea"
    DIGITAL_PAYMENTS = "digital-payments", "cobra-digital"
    SALES_UP = "sales-up", "ventas-suben"
    FORMALISED = "formalised", "formalizó"
    RECOMMENDS = "recommends", "recomienda"
    IN_COMMUNITY = "still-in-community", "sigue-en-comunidad"


class SurveyMethod(Choice):
    """How a follow-up survey was taken."""

    CALL = "call", "llamada"
    WHATSAPP = "whatsapp", "whatsapp"
    IN_PERSON = "in-person", "presencial"
    FORM = "form", "formulario"
