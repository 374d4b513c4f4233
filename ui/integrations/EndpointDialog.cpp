#include "ui/integrations/EndpointDialog.h"

#include "ui/integrations/IntegrationPhrases.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Tokens.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace tierdesk::ui {

namespace {

constexpr int MaxTarget = 2000;

} // namespace

EndpointDialog::EndpointDialog(const QStringList &events, const std::optional<deskapi::EndpointRow> &present,
                               QWidget *parent)
    : Dialog(present ? tr("Edit endpoint") : tr("New endpoint"), parent)
    , m_isNew(!present)
    , m_channel(new QComboBox(this))
    , m_target(new QLineEdit(this))
    , m_save(addButton(present ? tr("Save") : tr("Add endpoint"), Act::Primary))
{
    setObjectName(u"endpointDialog"_s);
    setSentence(tr("Events are signed and sent in order as they occur. Failed deliveries are retried."));
    m_channel->setObjectName(u"endpointChannel"_s);
    m_channel->addItem(tr("Webhook"), static_cast<int>(OutboxChannel::Webhook));
    m_channel->addItem(tr("E-mail"), static_cast<int>(OutboxChannel::Email));
    m_target->setObjectName(u"endpointTarget"_s);
    m_target->setMaxLength(MaxTarget);
    addField(tr("Type"), m_channel);
    addField(tr("URL or e-mail address"), m_target);
    for (const QString &event : events) {
        auto *box = new QCheckBox(phrases::eventMeaning(event).isEmpty() ? event : phrases::eventMeaning(event), this);
        box->setObjectName(u"event "_s + event);
        box->setProperty("event", event);
        box->setToolTip(event);
        box->setChecked(present && present->events.contains(event));
        body().addWidget(box);
        connect(box, &QCheckBox::toggled, this, &EndpointDialog::check);
        m_events.append(box);
    }
    if (present) {
        m_channel->setCurrentIndex(m_channel->findData(static_cast<int>(present->channel)));
        m_channel->setEnabled(false);
        m_target->setText(present->target);
    }
    m_save->setObjectName(u"saveEndpoint"_s);
    connect(m_channel, &QComboBox::currentIndexChanged, this, &EndpointDialog::check);
    connect(m_target, &QLineEdit::textChanged, this, &EndpointDialog::check);
    connect(m_save, &QPushButton::clicked, this, &EndpointDialog::send);
    check();
    m_target->setFocus();
}

bool EndpointDialog::isMail() const
{
    return m_channel->currentData().toInt() == static_cast<int>(OutboxChannel::Email);
}

QStringList EndpointDialog::chosenEvents() const
{
    QStringList chosen;
    for (const QCheckBox *box : m_events) {
        if (box->isChecked())
            chosen.append(box->property("event").toString());
    }
    return chosen;
}

void EndpointDialog::check()
{
    m_target->setPlaceholderText(isMail() ? u"support@example.com"_s : u"https://example.com/webhooks"_s);
    m_save->setEnabled(!m_target->text().trimmed().isEmpty() && !chosenEvents().isEmpty());
}

void EndpointDialog::send()
{
    hush();
    setBusy(true, tr("Saving…"));
    if (!m_isNew) {
        deskapi::ChangeEndpoint change;
        change.target = m_target->text().trimmed();
        change.events = chosenEvents();
        Q_EMIT changed(change);
        return;
    }
    deskapi::NewEndpoint request;
    request.channel = isMail() ? OutboxChannel::Email : OutboxChannel::Webhook;
    request.format = isMail() ? NoticeFormat::Html : NoticeFormat::Json;
    request.target = m_target->text().trimmed();
    request.events = chosenEvents();
    Q_EMIT created(request);
}

SecretDialog::SecretDialog(const QString &secret, bool isRotated, QWidget *parent)
    : Dialog(tr("Endpoint secret"), parent)
{
    setObjectName(u"secretDialog"_s);
    setSentence(isRotated ? tr("The secret is shown only once. The old secret also signs deliveries for 24 hours. "
                               "Update the receiver before then.")
                          : tr("The secret is shown only once. The receiver uses it to verify that deliveries are "
                               "authentic and unmodified."));
    auto *shown = new QLineEdit(secret, this);
    shown->setObjectName(u"shownSecret"_s);
    shown->setReadOnly(true);
    shown->setFont(theme::font(theme::Type::Fixed));
    shown->setCursorPosition(0);
    addField(tr("Secret"), shown);
    cancelButton().setText(tr("Done"));
    auto *copy = addButton(tr("Copy"), Act::Primary);
    copy->setObjectName(u"copySecret"_s);
    connect(copy, &QPushButton::clicked, this, [copy, secret] {
        QGuiApplication::clipboard()->setText(secret);
        copy->setText(tr("Copied"));
    });
}

} // namespace tierdesk::ui
