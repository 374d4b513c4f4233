#include "ui/models/Phrases.h"
#include "ui/tiers/ConfigForm.h"
#include "ui/widgets/ColumnsLayout.h"
#include "ui/widgets/Label.h"

#include <QtWidgets/QVBoxLayout>

/// The fields of the form and their layout. Ranges match the server's (core/domain/CompanyConfigJson.cpp), which
/// validates them.
namespace tierdesk::ui {

using widgets::ColumnsLayout;

namespace {

constexpr int CardWidth = 300;
constexpr int Gap = 16;
constexpr double MostMinutes = 525'600;
constexpr double MostHours = 8760;
constexpr double MostDays = 3650;
constexpr int ScrollBar = 10;

QString in(const QString &parent, const char *key)
{
    return parent + u'.' + QLatin1String(key);
}

} // namespace

ConfigForm::ConfigForm(ConfigDraft &draft, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
{
    auto *columns = new ColumnsLayout(this, 3, CardWidth, Gap);
    // With the scroll bar beside it both sides are the same.
    columns->setContentsMargins(Gap, Gap, Gap - ScrollBar, Gap);
    makeTiers();
    makeIrate();
    makeRules();
    makeTimes();
    makeCompany();
    for (const auto &[card, span] : m_cards)
        columns->add(card, span);
}

void ConfigForm::makeTiers()
{
    const Choices tones{{u"friendly"_s, tr("Friendly")},
                        {u"professional"_s, tr("Professional")},
                        {u"formal"_s, tr("Formal")},
                        {u"empathetic"_s, tr("Empathetic")},
                        {u"concise"_s, tr("Concise")}};
    for (const Tier tier : {Tier::AiRep, Tier::AiManager, Tier::HumanAgent}) {
        const QString path = tier == Tier::AiRep       ? u"tiers.aiRep"_s
                             : tier == Tier::AiManager ? u"tiers.aiManager"_s
                                                       : u"tiers.humanAgent"_s;
        const QString can = path + u".capabilities"_s;
        const Card card = makeCard(phrases::text(tier), 1, tier);
        addToggle(card, in(path, "enabled"), tr("Enabled"));
        addAmount(card, in(can, "canProcessRefunds"), in(can, "maxRefundAmount"), tr("Refund up to"));
        addAmount(card, in(can, "canApplyCredits"), in(can, "maxCreditAmount"), tr("Credit up to"));
        addAmount(card, in(can, "canSendReplacements"), in(can, "maxReplacementAmount"), tr("Replacement up to"));
        addToggle(card, in(can, "canModifySubscription"), tr("May modify subscriptions"));
        addToggle(card, in(can, "canCancelOrders"), tr("May cancel orders"));
        addToggle(card, in(can, "canChangeAddress"), tr("May change addresses"));
        if (tier == Tier::HumanAgent) {
            addToggle(card, in(path, "notifyOnEscalation"), tr("Notify on escalation"));
            addText(card, in(path, "escalationPhone"), tr("Escalation phone"), 40);
            addText(card, in(path, "hours"), tr("Hours, shown to customers"), 200);
        } else {
            const QString words = path + u".responseGuidelines"_s;
            addChoice(card, in(words, "tone"), tr("Tone"), tones);
            addNumber(card, in(words, "maxResponseLength"), tr("Maximum response length"), 20, 20'000, 0,
                      tr("characters"));
            addText(card, in(words, "signature"), tr("Signature"), 200, tr("none"));
        }
    }
}

void ConfigForm::makeIrate()
{
    const QString path = u"irateProtocol"_s;
    const QString escalation = path + u".autoEscalate"_s;
    const Card card = makeCard(tr("Irate protocol"), 3);
    auto *parts = new QWidget(card.panel);
    auto *columns = new ColumnsLayout(parts, 3, CardWidth - 2 * Gap, 2 * Gap);
    columns->setContentsMargins(0, 0, 0, 0);
    const Card first = column(card);
    addToggle(first, in(path, "enabled"), tr("Enabled"));
    addShare(first, in(path, "detectionThreshold"), tr("Detection threshold"), 0);
    const Card second = column(card);
    addToggle(second, in(escalation, "enabled"), tr("Escalate automatically"));
    addNumber(second, in(escalation, "afterAttempts"), tr("After this many attempts"), 1, 100, 0);
    addChoice(second, in(escalation, "targetTier"), tr("Escalate to"),
              {{QString(word(Tier::AiManager)), phrases::text(Tier::AiManager)},
               {QString(word(Tier::HumanAgent)), phrases::text(Tier::HumanAgent)}});
    const Card third = column(card);
    addWords(third, in(path, "triggerKeywords"), tr("Trigger keywords"));
    for (const Card &each : {first, second, third})
        columns->add(each.panel);
    card.column->addWidget(parts);
}

void ConfigForm::makeRules()
{
    const QString path = u"escalationRules"_s;
    const Card card = makeCard(tr("Escalation rules"), 1);
    addNumber(card, in(path, "repeatContacts"), tr("Repeat contact from"), 1, 1000, 0, tr("sessions"));
    addNumber(card, in(path, "repeatWindowDays"), tr("Within the last"), 0.01, MostDays, 2, tr("days"));
    addAmount(card, {}, in(path, "highValue"), tr("High-value customer from"));
    addShare(card, in(path, "complexityThreshold"), tr("Complex issue from"), 0);
    addToggle(card, in(path, "climbsByScore"), tr("Escalate by score in every API"));
    addShare(card, in(path, "scoreThreshold"), tr("At this score or lower"), -1);
}

void ConfigForm::makeTimes()
{
    const Card sla = makeCard(tr("Service levels"), 1);
    for (const auto &[priority, name] : Words<Priority>::table) {
        const QString path = u"sla."_s + QLatin1String(name);
        addNumber(sla, in(path, "firstResponseMinutes"), tr("%1: first response").arg(phrases::text(priority)), 0.01,
                  MostMinutes, 2, tr("min"));
        addNumber(sla, in(path, "resolutionHours"), tr("%1: resolution").arg(phrases::text(priority)), 0.01,
                  10 * MostHours, 2, tr("h"));
    }
    const QString path = u"sessions"_s;
    const Card rules = makeCard(tr("Sessions"), 1);
    addNumber(rules, in(path, "idleChatMinutes"), tr("Chat is idle after"), 0.01, MostMinutes, 2, tr("min"));
    addNumber(rules, in(path, "idleVoiceMinutes"), tr("Voice is idle after"), 0.01, MostMinutes, 2, tr("min"));
    addNumber(rules, in(path, "idleSmsHours"), tr("SMS is idle after"), 0.01, MostHours, 2, tr("h"));
    addNumber(rules, in(path, "idleEmailDays"), tr("E-mail is idle after"), 0.01, 365, 2, tr("days"));
    addNumber(rules, in(path, "reopenHours"), tr("New messages reopen within"), 0.01, 10 * MostHours, 2, tr("h"));
    addNumber(rules, in(path, "authorityPeriodDays"), tr("Limits apply over"), 0.01, MostDays, 2, tr("days"));

    const Card priorities = makeCard(tr("Priorities"), 3);
    addRules(priorities, u"priorities"_s, tr("The first matching rule applies"));
}

void ConfigForm::makeCompany()
{
    const Card company = makeCard(tr("Company"), 1);
    addToggle(company, u"enabled"_s, tr("Customer service enabled"));
    addText(company, u"currency"_s, tr("Currency (ISO 4217)"), 3);
    addToggle(company, u"privacy.redactPaymentCards"_s, tr("Redact payment card numbers"));

    const QString path = u"gateway"_s;
    const Card gateway = makeCard(tr("Action gateway"), 2);
    addToggle(gateway, in(path, "builtIn"), tr("Use the shop tables of this server"));
    addText(gateway, in(path, "url"), tr("Otherwise, use this URL (https)"), 2000, u"https://"_s);
    addSecret(gateway, in(path, "secret"), tr("Signing credential (number)"));
    addNumber(gateway, in(path, "timeoutSeconds"), tr("Response timeout"), 0.01, 120, 2, tr("s"));
    addNumber(gateway, in(path, "attempts"), tr("Attempts"), 1, 50, 0);

    const QString links = u"links"_s;
    const Card pages = makeCard(tr("Links to your pages"), 3);
    addText(pages, in(links, "orders"), tr("Orders"), 2000, u"https://"_s);
    addText(pages, in(links, "returns"), tr("Returns"), 2000, u"https://"_s);
    addText(pages, in(links, "account"), tr("Sign-in"), 2000, u"https://"_s);
    addText(pages, in(links, "articles"), tr("Help article, with {id}"), 2000, u"https://…/{id}"_s);
    addText(pages, in(links, "cases"), tr("Agent case URL ({id} is the case number)"), 2000, u"https://…/{id}"_s);
}

} // namespace tierdesk::ui
