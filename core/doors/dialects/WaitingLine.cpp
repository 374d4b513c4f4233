#include "core/doors/dialects/WaitingLine.h"

#include "core/mind/ai/ForeignWords.h"

#include <QtCore/QStringList>

#include <algorithm>
#include <array>

namespace tierdesk::dialects {

namespace {

struct Words {
    QStringView language;
    QStringView held;    ///< the agent who has the case will answer here
    QStringView waiting; ///< the message was added to the case
    QStringView place;   ///< %1: place in the queue
    QStringView minutes; ///< %1: minutes until an answer, more than one
    QStringView minute;
    QStringView kept; ///< the customer has given a contact
};

constexpr std::array Table{
    Words{u"en", u"A colleague has your case and will answer you here.",
          u"Your message is with your case; a colleague will answer you.", u"You are number %1 in the queue.",
          u"Expected wait: about %1 minutes.", u"Expected wait: about a minute.",
          u"We will get back to you by the contact that you gave us."},
    Words{u"es", u"Un compañero tiene su caso y le responderá aquí.",
          u"Hemos añadido su mensaje a su caso; un compañero le responderá.", u"Es el número %1 en la cola.",
          u"Espera prevista: unos %1 minutos.", u"Espera prevista: alrededor de un minuto.",
          u"Le responderemos por el medio que nos indicó."},
    Words{u"fr", u"Un collègue s’occupe de votre demande et vous répondra ici.",
          u"Votre message est joint à votre demande ; un collègue vous répondra.",
          u"Vous êtes au rang %1 dans la file d’attente.", u"Attente prévue : environ %1 minutes.",
          u"Attente prévue : environ une minute.", u"Nous vous répondrons au contact que vous nous avez donné."},
    Words{u"de", u"Ein Mensch aus unserem Team hat Ihr Anliegen und antwortet Ihnen hier.",
          u"Ihre Nachricht liegt bei Ihrem Anliegen; ein Mensch aus unserem Team antwortet Ihnen.",
          u"Sie sind Nummer %1 in der Warteschlange.", u"Voraussichtliche Wartezeit: etwa %1 Minuten.",
          u"Voraussichtliche Wartezeit: etwa eine Minute.",
          u"Wir melden uns über den Kontakt, den Sie uns genannt haben."},
    Words{u"it", u"Un collega segue il suo caso e le risponderà qui.",
          u"Il suo messaggio è stato aggiunto al suo caso; un collega le risponderà.", u"È il numero %1 in coda.",
          u"Attesa prevista: circa %1 minuti.", u"Attesa prevista: circa un minuto.",
          u"Le risponderemo al contatto che ci ha dato."},
    Words{u"pt", u"Um colega tem o seu caso e vai responder aqui.",
          u"A sua mensagem foi acrescentada ao seu caso; um colega vai responder.", u"É o número %1 na fila.",
          u"Espera prevista: cerca de %1 minutos.", u"Espera prevista: cerca de um minuto.",
          u"Responderemos pelo contato que nos indicou."},
    Words{u"nl", u"Een collega heeft uw vraag en antwoordt u hier.",
          u"Uw bericht is aan uw vraag toegevoegd; een collega antwoordt u.", u"U bent nummer %1 in de wachtrij.",
          u"Verwachte wachttijd: ongeveer %1 minuten.", u"Verwachte wachttijd: ongeveer een minuut.",
          u"We nemen contact op zoals u hebt aangegeven."}};

/// The English texts; those in other languages come from the responders.
constexpr ai::ForeignWords English{u"", u"Nobody is on duty right now; our hours are %1.", u"You can also call %1.",
                                   u"How can we best reach you: by e-mail or by phone?", u""};

} // namespace

QString waitingLine(const engine::TurnOutcome &outcome, const HumanTierConfig &people, bool isStaffed)
{
    const auto known = std::find_if(Table.begin(), Table.end(),
                                    [&](const Words &each) { return each.language == outcome.session.language; });
    const Words &words = known == Table.end() ? Table.front() : *known;
    if (outcome.session.holder.isSet())
        return words.held.toString();
    QStringList said{words.waiting.toString()};
    if (isStaffed) {
        if (outcome.queuePlace > 0)
            said.append(words.place.toString().arg(outcome.queuePlace));
        if (outcome.expectedWait) {
            const qint64 minutes = std::max<qint64>(1, (outcome.expectedWait->count + 59'999) / 60'000);
            said.append(minutes == 1 ? words.minute.toString() : words.minutes.toString().arg(minutes));
        }
        return said.join(u' ');
    }
    const ai::ForeignWords *foreign = ai::foreignWords(words.language);
    const ai::ForeignWords &away = foreign ? *foreign : English;
    if (!people.hours.trimmed().isEmpty())
        said.append(away.hours.toString().arg(people.hours.trimmed()));
    if (!people.escalationPhone.trimmed().isEmpty())
        said.append(away.phone.toString().arg(people.escalationPhone.trimmed()));
    said.append(outcome.session.contact.isEmpty() ? away.reach.toString() : words.kept.toString());
    return said.join(u' ');
}

} // namespace tierdesk::dialects
