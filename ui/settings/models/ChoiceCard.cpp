#include "ui/settings/models/ChoiceCard.h"

#include "ui/settings/models/CardFoot.h"
#include "ui/settings/SettingsCard.h"
#include "ui/widgets/TabOrder.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

ChoiceCard::ChoiceCard(client::Connection &connection, const QString &heading, const QString &saveText,
                       const QString &act, const QString &said, QWidget *parent)
    : QWidget(parent)
    , m_configs(connection)
    , m_card(new SettingsCard(heading, this))
    , m_foot(new CardFoot(said, this))
    , m_save(m_foot->addAct(saveText, act))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    connect(m_save, &QPushButton::clicked, this, &ChoiceCard::save);
    m_save->setEnabled(false);
}

void ChoiceCard::finish()
{
    m_card->addWide(m_foot);
    widgets::putInTabOrder(*m_card, *m_save); // it was made first
}

QJsonObject ChoiceCard::partOf(const QJsonObject &models) const
{
    QJsonObject part;
    const QJsonObject keys = written();
    for (auto at = keys.begin(); at != keys.end(); ++at)
        part.insert(at.key(), models[at.key()]);
    return part;
}

void ChoiceCard::show(const QJsonObject &models)
{
    if (m_isSaving)
        return; // what is under way may be told before it is answered
    const bool isChanged = !m_base.isEmpty() && written() != m_shown;
    if (isChanged && partOf(models) != partOf(m_base)) {
        m_base = models;
        m_foot->complain(tr("Someone else saved changes in the meantime. If you save now, you overwrite them."));
    }
    // What stands there already is left alone: a number may be half typed, a list open.
    const bool isShown = !m_base.isEmpty() && partOf(models) == partOf(m_base) && written() == m_shown;
    if (isChanged || isShown)
        return;
    m_base = models;
    {
        const QScopedValueRollback filling(m_isFilling, true);
        fill(models);
    }
    m_shown = written();
    m_save->setEnabled(false);
}

void ChoiceCard::clear()
{
    m_base = {};
    m_isSaving = false;
    m_foot->clear();
    show({});
    m_base = {};
}

void ChoiceCard::touch()
{
    if (m_isFilling)
        return;
    m_save->setEnabled(written() != m_shown);
    m_foot->say({});
}

void ChoiceCard::save()
{
    if (const QString why = objection(); !why.isEmpty())
        return m_foot->complain(why);
    const QJsonObject sent = written();
    m_isSaving = true;
    const int asked = m_foot->wait();
    m_configs.save({{u"models"_s, sent}}, this, [this, sent, asked](const base::Result<deskapi::Config> &config) {
        if (!m_foot->isAwaited(asked))
            return;
        m_isSaving = false;
        if (!config)
            return m_foot->complain(config.error());
        m_shown = sent;
        m_save->setEnabled(written() != m_shown); // it may have been changed again while it was saved
        const QJsonObject models = config->config[u"models"].toObject();
        show(models);
        m_foot->say(tr("Saved. The changes apply from the next message."));
        Q_EMIT saved(models);
    });
}

} // namespace tierdesk::ui
