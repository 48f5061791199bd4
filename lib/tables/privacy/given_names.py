"""Common given names and surnames in Mexico, normalised: they tell a list of people from a list of places."""

_GIVEN_NAMES = """
abigail abril adela adriana agustin aida alberto alejandra alejandro alicia alma amalia amelia ana anabel andrea
andres angel angela angelica antonia antonio aracely araceli armando arturo aurora beatriz berenice bertha blanca
brenda camila carina carla carlos carmen carolina catalina cecilia celia clara claudia concepcion consuelo cristina
cynthia daniel daniela delia diana dolores dora dulce edith eduardo elena elia elisa elizabeth elsa elvia elvira
emilia emma enrique erika esperanza estela esther eva evelyn fabiola fatima felipa fernanda fernando flor francisca
francisco gabriela gerardo gisela gloria graciela guadalupe guillermina hector hilda hortensia ignacio ines irene
iris irma isabel ivonne jacqueline javier jazmin jessica jesus jimena joaquina jorge jose josefa josefina juan
juana julia julieta karen karina karla laura leticia lidia lilia liliana lizbeth lorena lourdes lucero lucia luis
luisa luz magdalena manuel manuela marcela margarita maria mariana maribel maricela maricruz mario marisol maritza
marta martha martin mayra mercedes micaela miguel minerva miriam monica nadia nancy natalia nayeli nelly noemi
norma ofelia olga olivia oscar pablo paola patricia paula pedro petrona pilar rafael raquel raul rebeca reina
ricardo roberto rocio rosa rosalba rosalia rosario rosaura ruben ruth sandra sara sergio silvia socorro sofia
soledad sonia susana teresa valentina valeria vanessa veronica vicente victor victoria virginia viviana wendy
ximena yadira yazmin yesenia yolanda zenaida zoila
"""
GIVEN_NAMES = frozenset(_GIVEN_NAMES.split())

_SURNAMES = """
aguilar alvarez arias avila ake balam canche canul castillo castro cauich chable chan chavez chi chuc contreras
cruz cupul diaz dominguez dzib dzul escobar espinosa estrada euan fernandez flores fuentes garcia gomez gonzalez
guerrero gutierrez guzman hernandez herrera jimenez juarez ku lopez luna maldonado martinez may medina mejia
mendez mendoza mena mex morales moreno munoz novelo ortega ortiz pat pech perez poot pool ramirez ramos reyes
rios rivera rodriguez romero rosales ruiz salazar salinas sanchez santiago santiz santos silva solis soto suarez
tamayo toledo torres tun tuz tzec uc ucan valdez vargas vasquez vazquez velasco velazquez ventura villegas xool
zapata zarate
"""
SURNAMES = frozenset(_SURNAMES.split())

HEROES = frozenset(
    {
        "adolfo lopez mateos", "alvaro obregon", "andres quintana roo", "angel albino corzo", "belisario dominguez",
        "benito juarez", "benito juarez garcia", "emiliano zapata", "felipe carrillo puerto", "francisco i madero",
        "francisco leon", "francisco sarabia", "francisco villa", "gustavo diaz ordaz", "hermenegildo galeana",
        "ignacio allende", "ignacio de la llave", "ignacio manuel altamirano", "ignacio zaragoza", "ines de la cruz",
        "josefa ortiz de dominguez", "jose azueta", "jose maria morelos", "jose maria morelos y pavon",
        "jose maria pino suarez", "jose vasconcelos", "juan aldama", "juan sarabia", "lazaro cardenas",
        "lazaro cardenas del rio", "leona vicario", "luis donaldo colosio", "luis echeverria", "manuel avila camacho",
        "manuel doblado", "margarita maza de juarez", "mariano escobedo", "mariano matamoros", "miguel aleman",
        "miguel hidalgo", "miguel hidalgo y costilla", "othon p blanco", "plutarco elias calles", "rafael ramirez",
        "ricardo flores magon", "rosario castellanos", "salvador alvarado", "sor juana ines de la cruz",
        "venustiano carranza", "vicente guerrero", "xicotencatl",
    }
)  # fmt: skip
"""People whom places and schools are named after."""
