#include "core/mind/ai/ForeignWords.h"

#include "core/base/Literals.h"

#include <algorithm>
#include <array>

namespace tierdesk::ai {

namespace {

struct Language {
    QStringView code;
    ForeignWords words;
};

constexpr std::array Languages{
    Language{u"es",
             {u"Lo siento, este asistente solo entiende inglés; una persona de nuestro equipo se ocupará de su caso.",
              u"Ahora no hay nadie disponible; nuestro horario es: %1.", u"También puede llamar al %1.",
              u"¿Cómo podemos contactarle: por correo electrónico o por teléfono?",
              u"Lo siento, este asistente solo entiende inglés, y en este chat no hay nadie más."}},
    Language{u"fr",
             {u"Je suis désolé, cet assistant ne comprend que l’anglais ; une personne de notre équipe va s’occuper de "
              u"votre demande.",
              u"Personne n’est disponible en ce moment ; nos horaires : %1.", u"Vous pouvez aussi appeler le %1.",
              u"Comment pouvons-nous vous joindre : par e-mail ou par téléphone ?",
              u"Je suis désolé, cet assistant ne comprend que l’anglais, et personne d’autre n’est joignable ici."}},
    Language{u"de",
             {u"Es tut mir leid, dieser Assistent versteht nur Englisch; ein Mensch aus unserem Team übernimmt Ihr "
              u"Anliegen.",
              u"Gerade ist niemand da; unsere Zeiten: %1.", u"Sie können auch anrufen: %1.",
              u"Wie erreichen wir Sie am besten: per E-Mail oder per Telefon?",
              u"Es tut mir leid, dieser Assistent versteht nur Englisch, und hier ist sonst niemand zu erreichen."}},
    Language{u"it",
             {u"Mi dispiace, questo assistente capisce solo l’inglese; una persona del nostro team si occuperà della "
              u"sua richiesta.",
              u"In questo momento non c’è nessuno; i nostri orari: %1.", u"Può anche chiamare il %1.",
              u"Come possiamo contattarla: per e-mail o per telefono?",
              u"Mi dispiace, questo assistente capisce solo l’inglese, e in questa chat non c’è nessun altro."}},
    Language{u"pt",
             {u"Lamento, este assistente só entende inglês; uma pessoa da nossa equipe vai cuidar do seu caso.",
              u"No momento não há ninguém disponível; nosso horário: %1.", u"Também pode ligar para %1.",
              u"Como podemos contatá-lo: por e-mail ou por telefone?",
              u"Lamento, este assistente só entende inglês, e não há mais ninguém neste chat."}},
    Language{u"nl",
             {u"Het spijt me, deze assistent begrijpt alleen Engels; een medewerker van ons team neemt het over.",
              u"Er is nu niemand aanwezig; onze openingstijden: %1.", u"U kunt ook bellen: %1.",
              u"Hoe kunnen wij u het beste bereiken: per e-mail of telefonisch?",
              u"Het spijt me, deze assistent begrijpt alleen Engels, en in deze chat is niemand anders bereikbaar."}}};

} // namespace

const ForeignWords *foreignWords(QStringView language)
{
    const auto found = std::find_if(Languages.begin(), Languages.end(),
                                    [language](const Language &each) { return each.code == language; });
    return found == Languages.end() ? nullptr : &found->words;
}

QString inEnglish()
{
    return u"[English]"_s;
}

} // namespace tierdesk::ai
