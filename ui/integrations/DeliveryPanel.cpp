#include "ui/integrations/DeliveryPanel.h"

#include "ui/integrations/IntegrationPhrases.h"
#include "ui/models/Direction.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"

#include <QtCore/QJsonDocument>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;
namespace metric = theme::metric;

namespace {

Label *paragraph(const char *name, theme::Type type, Label::Ink ink, QWidget *parent)
{
    auto *label = new Label(type, ink, parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// JSON as people read it; anything else as it is.
QString readable(const QString &body)
{
    const QJsonDocument json = QJsonDocument::fromJson(body.toUtf8());
    return json.isNull() ? body : QString::fromUtf8(json.toJson(QJsonDocument::Indented)).trimmed();
}

} // namespace

DeliveryPanel::DeliveryPanel(const base::Clock &clock, QWidget *parent)
    : StatePane({}, Surface::Panel, Qt::LeftEdge, parent)
    , m_clock(clock)
{
    auto *page = new QWidget(this);
    m_event = paragraph("deliveryEvent", theme::Type::Title, Label::Ink::Text, page);
    m_target = paragraph("deliveryTarget", theme::Type::Small, Label::Ink::Dim, page);
    m_attempts = paragraph("deliveryAttempts", theme::Type::Body, Label::Ink::Text, page);
    m_body = new QPlainTextEdit(page);
    m_body->setObjectName(u"deliveryBody"_s);
    m_body->setAccessibleName(tr("Content"));
    m_body->setReadOnly(true);
    m_body->setTabChangesFocus(true);
    m_body->setFont(theme::font(theme::Type::Fixed));
    m_again = new QPushButton(tr("Retry"), page);
    m_again->setObjectName(u"sendAgain"_s);
    connect(m_again, &QPushButton::clicked, this, &DeliveryPanel::againRequested);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(metric::PageMargin, metric::PageMargin, metric::PageMargin, metric::PageMargin);
    column->setSpacing(metric::CellMargin);
    column->addWidget(m_event);
    column->addWidget(m_target);
    column->addWidget(new Label(tr("Attempts"), theme::Type::Strong, Label::Ink::Dim, page));
    column->addWidget(m_attempts);
    column->addWidget(new Label(tr("Content"), theme::Type::Strong, Label::Ink::Dim, page));
    column->addWidget(m_body, 1);
    column->addWidget(m_again, 0, Qt::AlignLeading);
    setContent(page);
    show(std::nullopt);
}

void DeliveryPanel::show(const std::optional<deskapi::DeliveryDetail> &detail)
{
    m_again->setEnabled(detail && detail->delivery.state == OutboxState::Failed);
    if (!detail)
        return say({theme::Icon::Pointer, tr("No delivery selected"),
                    tr("Select a delivery to see its attempts and content.")});
    showContent();
    m_event->setText(detail->delivery.event);
    m_target->setText(direction::line(direction::isolated(detail->delivery.target)));
    QStringList lines;
    for (const auto &attempt : detail->attempts)
        lines << phrases::attemptLine(attempt, m_clock.now());
    m_attempts->setText(lines.isEmpty() ? tr("None yet") : lines.join(u'\n'));
    if (const QString body = readable(detail->body); body != m_body->toPlainText())
        m_body->setPlainText(body);
}

} // namespace tierdesk::ui
