#include "ui/conversation/side/TopicSection.h"

#include "ui/models/Phrases.h"
#include "ui/widgets/Label.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr double LeastIntent = .5; ///< below it none of the intents is meant

/// As the server chooses it when none is named.
std::optional<Message> sourceOf(const deskapi::SessionDetail &detail)
{
    const Message *first = nullptr;
    for (const Message &each : detail.messages) {
        if (each.speaker != Speaker::Customer)
            continue;
        if (!first)
            first = &each;
        if (each.topic && detail.session.category && each.topic->category == *detail.session.category)
            return each;
    }
    return first ? std::optional(*first) : std::nullopt;
}

int percent(double share)
{
    return static_cast<int>(std::lround(share * 100));
}

} // namespace

TopicSection::TopicSection(QWidget *parent)
    : QWidget(parent)
    , m_topic(new QComboBox(this))
    , m_intentName(new Label(tr("Intent"), theme::Type::Small, Label::Ink::Dim, this))
    , m_intent(new QComboBox(this))
    , m_evidence(new Label(theme::Type::Small, Label::Ink::Dim, this))
    , m_trouble(new Label(theme::Type::Small, Label::Ink::Bad, this))
{
    setObjectName(u"topicSection"_s);
    m_topic->setObjectName(u"caseTopic"_s);
    m_topic->setAccessibleName(tr("Topic of the case"));
    m_topic->setAccessibleDescription(
        tr("Choose a different topic to correct it. Similar messages will be classified the same way."));
    m_topic->setPlaceholderText(tr("Not classified yet"));
    for (const auto &[category, word] : Words<Category>::table)
        m_topic->addItem(phrases::text(category), static_cast<int>(category));
    m_intent->setObjectName(u"caseIntent"_s);
    m_intent->setAccessibleName(tr("Intent of the case"));
    m_intent->setPlaceholderText(tr("None"));
    m_evidence->setObjectName(u"topicEvidence"_s);
    m_evidence->setWordWrap(true);
    m_trouble->setObjectName(u"topicTrouble"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    for (QComboBox *each : {m_topic, m_intent}) {
        each->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(each, &QComboBox::activated, this, [this, each] { choose(each == m_intent); });
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_topic);
    layout->addWidget(m_intentName);
    layout->addWidget(m_intent);
    layout->addWidget(m_evidence);
    layout->addWidget(m_trouble);
    setIntents({});
}

void TopicSection::setIntents(const QStringList &intents)
{
    const QSignalBlocker quiet(m_intent);
    const QString chosen = m_intent->currentText();
    m_intent->clear();
    m_intent->addItems(intents);
    m_intent->setCurrentIndex(m_intent->findText(chosen));
    m_intent->setVisible(!intents.isEmpty());
    m_intentName->setVisible(!intents.isEmpty());
    showEvidence();
}

void TopicSection::show(const deskapi::SessionDetail &detail)
{
    if (m_session != detail.session.id) {
        m_learned.clear();
        setTrouble({});
    }
    m_session = detail.session.id;
    m_category = detail.session.category;
    m_source = sourceOf(detail);
    const QSignalBlocker quiet(m_topic);
    m_topic->setCurrentIndex(m_category ? m_topic->findData(static_cast<int>(*m_category)) : -1);
    setEnabled(m_source.has_value()); // without a word of the customer's there is nothing to learn from
    showEvidence();
}

void TopicSection::showEvidence()
{
    const bool hasIntents = m_intent->count() > 0;
    if (hasIntents && m_learned.isEmpty()) {
        const bool isTold = m_source && m_source->topic && m_source->topic->intentConfidence >= LeastIntent;
        const QSignalBlocker quiet(m_intent);
        m_intent->setCurrentIndex(isTold ? m_intent->findText(m_source->topic->intent) : -1);
    }
    QString text = m_learned;
    if (text.isEmpty() && m_source && m_source->topic) {
        const TopicFacts &read = *m_source->topic;
        text = m_category == read.category
                   ? tr("Based on the customer's message, %L1 % confidence").arg(percent(read.confidence))
                   : tr("Classified as %1, corrected by a person").arg(phrases::text(read.category));
    }
    m_evidence->setText(text);
    m_evidence->setVisible(!text.isEmpty());
}

void TopicSection::setBusy(bool isBusy)
{
    m_topic->setEnabled(!isBusy);
    m_intent->setEnabled(!isBusy);
}

void TopicSection::setTrouble(const QString &trouble)
{
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    m_topic->setAccessibleDescription(
        trouble.isEmpty()
            ? tr("Choose a different topic to correct it. Similar messages will be classified the same way.")
            : trouble);
}

void TopicSection::setLearned(const QString &text)
{
    m_learned = text;
    showEvidence();
}

void TopicSection::choose(bool isIntent)
{
    deskapi::Correct correction;
    if (isIntent)
        correction.intent = m_intent->currentText();
    else if (const int value = m_topic->currentData().toInt(); !m_category || static_cast<int>(*m_category) != value)
        correction.category = static_cast<Category>(value);
    if (correction.category || !correction.intent.isEmpty())
        Q_EMIT corrected(correction);
}

} // namespace tierdesk::ui
