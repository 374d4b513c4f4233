#include "ui/queue/CasePanel.h"

#include "ui/models/Phrases.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Paint.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Facts.h"
#include "ui/widgets/Label.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using theme::Type;
using widgets::Label;
namespace metric = theme::metric;

namespace {

constexpr int BodyWidth = 640;

/// The lines of the cards, in the order in which they are made.
enum TimeFact { FirstAnswer, Resolution, WaitingFor, SnoozedUntil, Started };
enum CustomerFact { CustomerId, Importance, Identity, Contact };
enum SessionFact { SessionName, Ticket, ChannelName, Topic, Language, Messages, TagList, Earlier };

/// A label that colours itself only through the theme, and says nothing of its own.
QString due(const std::optional<Timestamp> &at, Timestamp now)
{
    return at ? CasePanel::tr("%1 · at %2", "time left, time of day")
                    .arg(phrases::timeLeft(at, now), phrases::clockTime(*at, now))
              : QString();
}

} // namespace

CasePanel::CasePanel(QWidget *parent)
    : Panel(Surface::Window, parent)
    , m_banner(new widgets::Banner(this))
{
    setObjectName(QStringLiteral("casePanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(m_banner);
    layout->addWidget(makeBody(), 1);
    m_banner->hide();
}

QWidget *CasePanel::makeHeader()
{
    auto *header = new Panel(Surface::Panel, Qt::BottomEdge, this);
    header->setFixedHeight(metric::BarHeight + 2);
    m_name = new Label(Type::Title, Label::Ink::Text, header);
    m_name->setObjectName(QStringLiteral("caseName"));
    m_id = new Label(Type::Body, Label::Ink::Dim, header);
    m_id->setElided(true);
    m_holder = new widgets::Chip(header);
    m_holder->setObjectName(QStringLiteral("caseHolder"));
    m_claim = new QPushButton(tr("Claim"), header);
    m_claim->setObjectName(QStringLiteral("claim"));
    m_claim->setAccessibleName(tr("Claim this case"));
    m_claim->setToolTip(tr("Take this case into your hands (C)"));
    theme::setPrimary(*m_claim);
    theme::setKeyHint(*m_claim, QStringLiteral("C"));
    connect(m_claim, &QPushButton::clicked, this, [this] { Q_EMIT claimRequested(m_row.id); });

    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(18, 0, 18, 0);
    layout->setSpacing(6);
    layout->addWidget(m_name);
    layout->addWidget(m_id, 1);
    layout->addWidget(m_holder);
    layout->addWidget(m_claim);
    return header;
}

QWidget *CasePanel::makeBody()
{
    auto *column = new QWidget;
    column->setMaximumWidth(BodyWidth);

    auto *about = new Panel(Surface::Card, column);
    m_summary = new Label(Type::Title, Label::Ink::Text, about);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setAccessibleName(tr("Summary"));
    m_preview = new Label(Type::Body, Label::Ink::Dim, about);
    m_preview->setWordWrap(true);
    m_preview->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_preview->setAccessibleName(tr("Last message"));
    m_sentiment = new widgets::Chip(about);
    m_reason = new widgets::Chip(about);
    m_priority = new widgets::Chip(about);
    auto *chips = new QHBoxLayout;
    chips->setSpacing(6);
    chips->addWidget(m_sentiment);
    chips->addWidget(m_reason);
    chips->addWidget(m_priority);
    chips->addStretch();
    auto *words = new QVBoxLayout(about);
    words->setContentsMargins(16, 14, 16, 16);
    words->setSpacing(10);
    words->addWidget(m_summary);
    words->addWidget(m_preview);
    words->addLayout(chips);

    m_time = new widgets::Facts(tr("Time"), column);
    for (const QString &name :
         {tr("First answer due"), tr("Resolution due"), tr("Waiting for"), tr("Snoozed until"), tr("Started")})
        m_time->addFact(name);
    m_customer = new widgets::Facts(tr("Customer"), column);
    for (const QString &name : {tr("Customer number"), tr("Standing"), tr("Identity"), tr("To be reached at")})
        m_customer->addFact(name);
    m_session = new widgets::Facts(tr("Session"), column);
    for (const QString &name : {tr("Session"), tr("Ticket"), tr("Channel"), tr("Topic"), tr("Language"), tr("Messages"),
                                tr("Tags"), tr("Follows")})
        m_session->addFact(name);

    auto *stack = new QVBoxLayout(column);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(12);
    stack->addWidget(about);
    stack->addWidget(m_time);
    stack->addWidget(m_customer);
    stack->addWidget(m_session);
    stack->addStretch();

    auto *page = new Panel(Surface::Window);
    auto *centre = new QHBoxLayout(page);
    centre->setContentsMargins(18, 18, 18, 18);
    centre->addWidget(column, 1);
    centre->setAlignment(column, Qt::Alignment());
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(page);
    return m_scroll;
}

void CasePanel::show(const deskapi::SessionRow &row, UserId me, Timestamp now)
{
    if (row.id != m_row.id) {
        m_banner->hide();
        m_isBusy = false;
        m_scroll->ensureVisible(0, 0);
    }
    m_row = row;
    m_me = me;
    m_now = now;
    fill();
}

void CasePanel::setNow(Timestamp now)
{
    m_now = now;
    fillTimes();
}

void CasePanel::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    fill();
}

void CasePanel::say(const QString &text)
{
    m_banner->say(widgets::Banner::Mood::Warning, theme::Icon::Alert, text);
    m_banner->show();
}

bool CasePanel::canClaim() const
{
    return !m_row.id.isEmpty() && !m_isBusy && !m_row.holder.isSet() && m_row.tier == Tier::HumanAgent &&
           m_row.status != Status::Resolved && m_row.status != Status::Abandoned;
}

void CasePanel::fill()
{
    const deskapi::SessionRow &row = m_row;
    m_name->setText(phrases::customerName(row));
    m_id->setText(row.category ? QStringLiteral("· %1 · %2").arg(row.id, phrases::text(*row.category))
                               : QStringLiteral("· %1").arg(row.id));

    const bool isClosed = row.status == Status::Resolved || row.status == Status::Abandoned;
    const bool isMine = row.holder.isSet() && row.holder == m_me;
    const bool isWithAi = row.tier != Tier::HumanAgent;
    m_claim->setVisible(!row.holder.isSet() && !isClosed && !isWithAi);
    m_claim->setEnabled(canClaim());
    m_claim->setText(m_isBusy ? tr("Claiming…") : tr("Claim"));
    m_holder->setVisible(!m_claim->isVisibleTo(this));
    m_holder->say(isClosed   ? tr("Closed")
                  : isMine   ? tr("Yours")
                  : isWithAi ? tr("Back with the AI")
                             : tr("With %1").arg(row.holderName.isEmpty() ? tr("a colleague") : row.holderName),
                  [isMine](const theme::Tokens &t) { return isMine ? t.toneOf(t.human) : t.plain(); });

    m_summary->setText(row.summary.isEmpty() ? row.preview : row.summary);
    m_preview->setText(row.summary.isEmpty() || row.preview == row.summary
                           ? QString()
                           : tr("“%1”", "the last message, quoted").arg(row.preview));
    m_preview->setVisible(!m_preview->text().isEmpty());
    const Sentiment sentiment = row.sentiment;
    m_sentiment->say(QStringLiteral("%1 %2").arg(theme::glyph(sentiment), phrases::text(sentiment)),
                     [sentiment](const theme::Tokens &t) { return t.tone(sentiment); });
    m_reason->setVisible(row.reason.has_value());
    if (row.reason)
        m_reason->say(phrases::text(*row.reason), [](const theme::Tokens &t) { return t.plain(); });
    const bool isPressing = row.priority == Priority::Urgent || row.priority == Priority::High;
    m_priority->setVisible(isPressing);
    m_priority->say(tr("%1 priority").arg(phrases::text(row.priority)),
                    [](const theme::Tokens &t) { return t.plain(); });

    m_customer->setFact(CustomerId, row.customerRef);
    m_customer->setFact(Importance, row.isVip ? tr("VIP") : QString());
    m_customer->setFact(Identity, row.isVerified ? tr("Verified") : tr("Not verified"));
    m_customer->setFact(Contact, row.contact);
    m_session->setFact(SessionName, row.id);
    m_session->setFact(Ticket, row.ticket);
    m_session->setFact(ChannelName, phrases::text(row.channel));
    m_session->setFact(Topic, row.category ? phrases::text(*row.category) : QString());
    const QLocale::Language language = QLocale::codeToLanguage(row.language);
    m_session->setFact(Language, language == QLocale::AnyLanguage ? row.language : QLocale::languageToString(language));
    m_session->setFact(Messages, QLocale().toString(row.messageCount));
    m_session->setFact(TagList, row.tags.join(QStringLiteral(", ")));
    m_session->setFact(Earlier, row.previous);
    fillTimes();
}

void CasePanel::fillTimes()
{
    const deskapi::SessionRow &row = m_row;
    const bool isOpen = row.status != Status::Resolved && row.status != Status::Abandoned;
    m_time->setFact(FirstAnswer, isOpen && !row.firstResponseAt ? due(row.firstResponseDue, m_now) : QString());
    m_time->setFact(Resolution, isOpen ? due(row.resolutionDue, m_now) : QString());
    m_time->setFact(WaitingFor, isOpen && row.waitingSince ? phrases::span(m_now - *row.waitingSince) : QString());
    m_time->setFact(SnoozedUntil, isOpen && row.snoozedUntil && *row.snoozedUntil > m_now
                                      ? phrases::clockTime(*row.snoozedUntil, m_now)
                                      : QString());
    m_time->setFact(Started, phrases::clockTime(row.createdAt, m_now));
}

} // namespace tierdesk::ui
