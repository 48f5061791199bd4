"""Usual words for choices: what people write where the sheets have a word of their own. Asked about, never read."""

from collections.abc import Mapping

from lib.tables.schema import matrix
from lib.tables.schema import vocabulary as v
from lib.tables.schema.columns import Choice

USUAL: Mapping[type[Choice], Mapping[str, str]] = {
    v.PartnerType: {
        v.PartnerType.NGO: "osc, asociación civil, ac, fundación, sociedad civil, organización no gubernamental",
        v.PartnerType.FEDERAL: "gobierno federal, federal, federación",
        v.PartnerType.STATE: "gobierno estatal, estatal, gobierno del estado, secretaría estatal",
        v.PartnerType.COOPERATION: "cooperación internacional, agencia de cooperación, organismo internacional",
        v.PartnerType.COMPANY: "empresa privada, iniciativa privada, privada, privado, sector privado",
        v.PartnerType.ACADEMIA: "universidad, escuela, instituto",
        v.PartnerType.COMMUNITY: "comunitaria, organización comunitaria",
    },
    v.PartnerRole: {
        v.PartnerRole.FUNDS: "financiador, financiadora, fondea, dona",
        v.PartnerRole.COORDINATES: "coordinador, coordinadora, coordinación",
        v.PartnerRole.IMPLEMENTS: "implementador, implementadora, ejecuta, opera",
        v.PartnerRole.VENUE: "sede, presta la sede, espacio",
        v.PartnerRole.CONNECTIVITY: "internet, conectividad, conecta",
        v.PartnerRole.PROMOTES: "difusión, promueve, promoción",
        v.PartnerRole.MENTORS: "mentor, mentora, mentorías, asesora",
    },
    v.HubType: {
        v.HubType.COMMUNITY_CENTRE: (
            "centro, casa de cultura, casa de la cultura, casa ejidal, salón ejidal, casa comunal, plaza comunitaria, "
            "biblioteca, centro comunitario digital, ccd, salón de usos múltiples, sum"
        ),
        v.HubType.SCHOOL: "primaria, secundaria, telesecundaria, bachillerato, preescolar, plantel, escolar",
        v.HubType.CLINIC: "clínica, hospital, centro de salud, unidad de salud, imss, casa de salud, médico, umr",
        v.HubType.PUBLIC_OFFICE: (
            "oficina, palacio municipal, presidencia municipal, comisaría, ayuntamiento, agencia municipal"
        ),
        v.HubType.OTHER: "otra",
    },
    v.Phase: {
        v.Phase.ACCESS: "fase 1, 1, conectividad",
        v.Phase.USE: "fase 2, 2, usando",
        v.Phase.APPROPRIATION: "fase 3, 3, apropiado",
        v.Phase.WELLBEING: "fase 4, 4, bien estar",
    },
    v.OperatingStatus: {
        v.OperatingStatus.PLANNED: "por instalar, programado, en planeación, futuro",
        v.OperatingStatus.INSTALLING: "instalando, en construcción, en proceso de instalación",
        v.OperatingStatus.IN_SERVICE: (
            "operando, en operación, operativo, operativa, funcionando, funciona, activo, activa, "
            "en funcionamiento, instalado, conectado, en línea, ok, working, active"
        ),
        v.OperatingStatus.INTERMITTENT: (
            "a veces, con fallas, inestable, parcial, fallas intermitentes, con intermitencia"
        ),
        v.OperatingStatus.OUT_OF_SERVICE: (
            "fuera de servicio, no funciona, no opera, sin operar, inactivo, inactiva, suspendido, "
            "descompuesto, sin internet, desconectado, caído, fuera de línea"
        ),
        v.OperatingStatus.RETIRED: "baja, dado de baja, cerrado, desinstalado, cancelado",
    },
    v.Connectivity: {
        v.Connectivity.SATELLITE: "starlink, hughesnet, satélite, internet satelital, vsat, antena satelital, viasat",
        v.Connectivity.FIBRE: "fibra óptica, fo, ftth, cfe fibra, óptica",
        v.Connectivity.MOBILE: "celular, 4g, 5g, 3g, lte, red celular, datos móviles, red móvil, telcel, chip",
        v.Connectivity.OTHER: "otro, microondas, radioenlace, radio, adsl, cobre, cable, wisp",
    },
    v.ProjectKind: {
        v.ProjectKind.FARMING: "agrícola, milpa, cultivo, huerto, café, cafetal",
        v.ProjectKind.LIVESTOCK: "ganadero, avicultura, gallinas, borregos, porcino, traspatio",
        v.ProjectKind.BEEKEEPING: "miel, apícola, meliponicultura, abejas",
        v.ProjectKind.FISHING: "pesquero, acuicultura, acuícola",
        v.ProjectKind.FOOD: "alimento, conservas, panadería, cocina, tortillería, chocolate",
        v.ProjectKind.CRAFTS: "artesanal, artesanías, alfarería, barro, madera",
        v.ProjectKind.TEXTILES: "textil, bordado, bordados, tejido, telar, hamacas",
        v.ProjectKind.TOURISM: "turístico, ecoturismo, turismo comunitario, hospedaje",
        v.ProjectKind.TRADE: "comercial, tienda, ventas, abarrotes",
        v.ProjectKind.OTHER: "otra",
    },
    v.Modality: {
        v.Modality.IN_PERSON: "en persona, cara a cara, presenciales",
        v.Modality.HYBRID: "mixto, mixta, semipresencial, híbrida, combinada",
        v.Modality.ONLINE: ("virtual, a distancia, remoto, remota, zoom, en linea sincrónica, por internet, digital"),
    },
    v.BootcampStatus: {
        v.BootcampStatus.PROPOSED: "propuesta, por confirmar fecha, idea",
        v.BootcampStatus.CONFIRMED: "confirmada, programado, agendado",
        v.BootcampStatus.RECRUITING: "convocatoria, en convocatoria abierta, inscripciones, en inscripción, reclutando",
        v.BootcampStatus.RUNNING: "en proceso, en marcha, activo, iniciado, en desarrollo, impartiéndose, ongoing",
        v.BootcampStatus.COMPLETED: (
            "terminado, terminada, terminó, finalizado, finalizada, finalizó, concluyó, concluida, cerrado, "
            "realizado, completo, completado, done, finished"
        ),
        v.BootcampStatus.POSTPONED: "reprogramado, aplazado, diferido, suspendido",
        v.BootcampStatus.CANCELLED: "cancelada, canceló",
    },
    v.Language: {
        v.Language.SPANISH: "español, castellano, spanish, spa",
        v.Language.MAYA: "maya yucateco, maaya, yucateco, mayan",
        v.Language.TSOTSIL: "tzotzil",
        v.Language.TSELTAL: "tzeltal",
        v.Language.ZAPOTEC: "didxazá, diidxazá, zapoteca",
        v.Language.MIXTEC: "tu'un savi, mixteca",
        v.Language.CHOL: "ch'ol, lakty'añ",
        v.Language.OTHER: "otro, otra lengua",
    },
    v.Validation: {
        v.Validation.PROVISIONAL: "por validar, pendiente de validar, borrador, sin validar, en revisión",
        v.Validation.VALIDATED: "aprobado, aprobada, validada, definitivo, final, revisado",
    },
    v.Topic: {
        v.Topic.INFORMATION: "información, datos, búsqueda de información",
        v.Topic.COMMUNICATION: "redes sociales, comunicaciones",
        v.Topic.CONTENT: "creación de contenidos, contenido, contenidos digitales, diseño",
        v.Topic.SAFETY: "seguridad digital, ciberseguridad, protección",
        v.Topic.PROBLEM_SOLVING: "resolución de problemas, solución de problemas",
        v.Topic.SOFT_SKILLS: "blandas, liderazgo, habilidades",
        v.Topic.BUSINESS: "negocios, ventas, emprendimiento, finanzas, comercio electrónico",
    },
    v.SessionState: {
        v.SessionState.SCHEDULED: "programado, por realizar, agendada, pendiente, futura",
        v.SessionState.HELD: "realizado, hecha, impartida, llevada a cabo, se realizó, sí, done, concluida, terminada",
        v.SessionState.CANCELLED: "cancelado, no se realizó, suspendida, se canceló",
    },
    v.Stage: {
        v.Stage.REGISTERED: (
            "inscrito, inscritas, inscritos, registrada, registro, registradas, inscripción, se inscribió"
        ),
        v.Stage.ATTENDED: (
            "asistente, asistentes, asistencia, asistieron, participó, acudió, participante, participantes"
        ),
        v.Stage.COMPLETED: (
            "terminó, concluyeron, terminaron, egresada, egresadas, concluida, finalizó, completó, graduada, graduadas"
        ),
        v.Stage.CERTIFIED: (
            "certificado, certificadas, certificó, con certificado, constancia, con constancia, se certificó"
        ),
    },
    v.Role: {
        v.Role.MICRO_ENTREPRENEUR: (
            "microempresarias, microempresario, emprendedora, emprendedoras, empresaria, empresarias, "
            "artesana, beneficiaria, mujer emprendedora, negocio"
        ),
        v.Role.PARTNER_STAFF: (
            "personal, aliado, aliada, staff, personal de aliados, personal de la institución, "
            "servidora pública, funcionaria, empleada, facilitadora"
        ),
        v.Role.OTHER: "otro",
    },
    v.Sex: {
        v.Sex.WOMAN: "femenino, femenina, fem, f, mujeres, m, female, women",
        v.Sex.MAN: "masculino, masculina, masc, h, hombres, m, male, men, varón",
        v.Sex.OTHER: "otra, no binario, no binaria, nb, x",
        v.Sex.UNSPECIFIED: (
            "no especificada, no sabe, no contestó, no respondió, ns, nr, sin especificar, "
            "prefiero no decirlo, desconocido"
        ),
    },
    v.AgeBeyond: {
        v.AgeBeyond.OUT_OF_RANGE: "fuera de los rangos, otro, otra, otra edad, mayor, menor, mayores, menores",
        v.AgeBeyond.UNSPECIFIED: (
            "no especificado, no sabe, no contestó, no respondió, ns, nr, sin especificar, sin edad, "
            "desconocida, se desconoce"
        ),
    },
    v.Requirement: {
        v.Requirement.VENUE: "lugar, espacio, salón",
        v.Requirement.INTERNET_TESTED: "internet, conexión, conectividad",
        v.Requirement.COMPUTERS: "computadoras, equipo, laptops, equipos de cómputo",
        v.Requirement.POWER: "luz, electricidad, corriente",
        v.Requirement.TRAINER: "instructora, facilitador, capacitadora",
        v.Requirement.CHILD_SPACE: "ludoteca, guardería, espacio para niños, cuidado infantil",
        v.Requirement.TRANSPORT: "traslado, autobús, camión",
        v.Requirement.AGREED_TIMES: "horario, horarios",
        v.Requirement.ACCESSIBILITY: "rampa, accesible",
        v.Requirement.INTERPRETER: "traductora, traductor",
        v.Requirement.SAFETY_PROTOCOL: "protocolo, seguridad",
        v.Requirement.PRIVACY_NOTICE: "aviso de privacidad, privacidad",
        v.Requirement.OUTREACH: "difusión, invitación",
        v.Requirement.MATERIALS: "material, papelería",
        v.Requirement.FOOD: "comida, alimentación, coffee break, refrigerio",
    },
    v.Progress: {
        v.Progress.PENDING: "falta, por hacer, no, no iniciado, sin iniciar",
        v.Progress.IN_PROGRESS: "en trámite, avanzado, parcial, en curso, gestionando",
        v.Progress.READY: "lista, hecho, hecha, sí, ok, terminado, completo, resuelto, cumplido, done",
        v.Progress.NOT_APPLICABLE: "no se necesita, no requerido, no necesario",
    },
    v.Contribution: {
        v.Contribution.VENUE: "espacio, lugar, salón",
        v.Contribution.TRANSPORT: "traslado, traslados, autobús, autobuses",
        v.Contribution.CHILDCARE: "guardería, ludoteca, cuidado de niños",
        v.Contribution.PROMOTION: "promoción, publicidad, convocatoria",
        v.Contribution.EQUIPMENT: "equipos, computadoras, laptops",
        v.Contribution.TRAINERS: "facilitadoras, instructores, capacitadoras, personal",
        v.Contribution.LICENCES: "licencia, software",
        v.Contribution.FUNDING: "dinero, recursos, fondos, presupuesto",
    },
    v.CommitmentStatus: {
        v.CommitmentStatus.OFFERED: "ofrecida, propuesto, prometido",
        v.CommitmentStatus.CONFIRMED: "confirmada, aceptado, acordado, en proceso",
        v.CommitmentStatus.DELIVERED: "entregada, cumplido, cumplida, hecho, realizado, listo, completo",
        v.CommitmentStatus.WITHDRAWN: "cancelado, retirada, ya no",
    },
    matrix.TargetDirection: {
        matrix.TargetDirection.UP: "sube, aumenta, positivo, creciente",
        matrix.TargetDirection.DOWN: "baja, disminuye, negativo, decreciente",
        matrix.TargetDirection.STEADY: "nominal, regular, se mantiene",
    },
    matrix.Frequency: {
        matrix.Frequency.MONTHLY: "mes, cada mes, mensualmente",
        matrix.Frequency.QUARTERLY: "trimestre, cada trimestre, trimestralmente",
        matrix.Frequency.HALF_YEARLY: "semestre, cada semestre, semestralmente",
        matrix.Frequency.YEARLY: "año, cada año, anualmente",
    },
    matrix.TargetLevel: {
        matrix.TargetLevel.GOAL: "fin del programa, impacto",
        matrix.TargetLevel.PURPOSE: "objetivo, resultado",
        matrix.TargetLevel.COMPONENT: "producto, servicio",
        matrix.TargetLevel.ACTIVITY: "acción, tarea",
    },
    matrix.IndicatorDimension: {
        matrix.IndicatorDimension.EFFECTIVENESS: "eficaz",
        matrix.IndicatorDimension.EFFICIENCY: "eficiente",
        matrix.IndicatorDimension.QUALITY: "satisfacción",
        matrix.IndicatorDimension.ECONOMY: "costo",
    },
    v.ActionKind: {
        v.ActionKind.MESSAGE: "whatsapp, sms, correo",
        v.ActionKind.POST: "facebook, redes sociales, boletín",
        v.ActionKind.RESOURCE: "guía, material, video, manual, infografía",
        v.ActionKind.MEETING: "reunión, evento, taller, feria",
        v.ActionKind.COMMUNITY_GROUP: "grupo, comunidad, grupo de whatsapp",
    },
    v.Audience: {
        v.Audience.PARTICIPANTS: "participante, mujeres, microempresarias, beneficiarias",
        v.Audience.PARTNERS: "socios, aliado, aliadas, organizaciones",
        v.Audience.AUTHORITIES: "gobierno, autoridad, funcionarios",
        v.Audience.MEDIA: "prensa, medio, periodistas",
    },
    v.ActionStatus: {
        v.ActionStatus.PLANNED: "programada, planeado, por hacer, pendiente",
        v.ActionStatus.DONE: "hecho, realizada, publicada, enviada, lista, terminada",
        v.ActionStatus.CANCELLED: "cancelado, suspendida",
    },
    v.ResourceLicence: {
        v.ResourceLicence.CC_BY: "creative commons, libre",
        v.ResourceLicence.CC_BY_SA: "compartir igual",
        v.ResourceLicence.ALL_RIGHTS: "todos los derechos reservados, derechos reservados, copyright",
    },
    v.Wave: {
        v.Wave.ENTRY: "inicio, al inicio, al entrar, antes, línea base, diagnóstico",
        v.Wave.EXIT: "al salir, al cierre, cierre, final",
        v.Wave.THREE_MONTHS: "3 meses, tres meses, a los 3 meses",
        v.Wave.SIX_MONTHS: "6 meses, seis meses, a los 6 meses",
        v.Wave.TWELVE_MONTHS: "12 meses, un año, 1 año, a los 12 meses, doce meses",
    },
    v.Outcome: {
        v.Outcome.USES_TOOL: "usa una herramienta, usa herramientas",
        v.Outcome.SELLS_ONLINE: "vende por internet, ventas en línea",
        v.Outcome.DIGITAL_PAYMENTS: "pagos digitales, cobra con tarjeta, cobro digital",
        v.Outcome.SALES_UP: "más ventas, aumentó ventas, subieron las ventas",
        v.Outcome.FORMALISED: "se formalizó, formalizada, dada de alta, rfc",
        v.Outcome.RECOMMENDS: "recomendaría, recomendó",
        v.Outcome.IN_COMMUNITY: "sigue en la comunidad, sigue en el grupo",
    },
    v.SurveyMethod: {
        v.SurveyMethod.CALL: "teléfono, telefónica, por teléfono, llamada telefónica",
        v.SurveyMethod.WHATSAPP: "wa, whats, wpp, mensaje",
        v.SurveyMethod.IN_PERSON: "en persona, cara a cara, entrevista",
        v.SurveyMethod.FORM: "google forms, encuesta en línea, cuestionario, forms, en línea",
    },
}
"""Words parted by commas, by list and choice. One that two choices of a list share is asked about with both."""
