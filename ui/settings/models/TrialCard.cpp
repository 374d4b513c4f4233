#include "ui/settings/models/TrialCard.h"

#include "ui/models/ModelPhrases.h"
#include "ui/settings/models/CardFoot.h"
#include "ui/settings/models/Fields.h"
#include "ui/settings/SettingsCard.h"
#include "ui/widgets/Label.h"

#include <QtCore/QLocale>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using phrases::dollars;
using widgets::Label;

namespace {

constexpr int LongestQuestion = 2000;

} // namespace

TrialCard::TrialCard(client::Connection &connection, QWidget *parent)
    : QWidget(parent)
    , m_desk(connection)
    , m_question(new QLineEdit(this))
    , m_answer(new Label(theme::Type::Body, Label::Ink::Text, this))
    , m_cost(new Label(theme::Type::Small, Label::Ink::Dim, this))
    , m_foot(new CardFoot(u"trialSaid"_s, this))
    , m_ask(m_foot->addAct(tr("Ask the small model"), u"modelAsk"_s))
{
    m_question->setObjectName(u"modelQuestion"_s);
    m_question->setMaxLength(LongestQuestion);
    m_question->setPlaceholderText(tr("Where is my order?"));
    modelcards::keepFieldWidth(*m_question);
    m_answer->setObjectName(u"modelAnswer"_s);
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_answer->setAccessibleName(tr("The model's answer"));
    m_cost->setObjectName(u"modelCost"_s);
    m_cost->setWordWrap(true);

    auto *end = new QWidget(this);
    auto *endLayout = new QVBoxLayout(end);
    endLayout->setContentsMargins(0, 0, 0, 0);
    m_answer->setContentsMargins(0, 10, 0, 0);
    endLayout->setSpacing(6);
    endLayout->addWidget(m_answer);
    endLayout->addWidget(m_cost);
    endLayout->addWidget(m_foot);
    auto *card = new SettingsCard(tr("Test"), this);
    card->addLine(tr("Question"), tr("Sends one request, which is billed."), m_question);
    card->addWide(end);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
    connect(m_ask, &QPushButton::clicked, this, &TrialCard::ask);
    connect(m_question, &QLineEdit::returnPressed, m_ask, &QPushButton::click);
    showAnswer({}, {});
    setProvider({});
}

void TrialCard::setProvider(const QString &name)
{
    if (name != m_provider)
        showAnswer({}, {});
    m_provider = name;
    m_ask->setEnabled(!name.isEmpty());
    m_question->setEnabled(!name.isEmpty());
}

void TrialCard::clear()
{
    m_question->clear();
    m_foot->clear();
    showAnswer({}, {});
    setProvider({});
}

void TrialCard::showAnswer(const QString &text, const QString &facts)
{
    m_answer->setText(text);
    m_answer->setVisible(!text.isEmpty());
    m_cost->setText(facts);
    m_cost->setVisible(!facts.isEmpty());
}

void TrialCard::ask()
{
    const QString question = m_question->text().trimmed();
    if (question.isEmpty())
        return m_question->setFocus();
    showAnswer({}, {});
    const int asked = m_foot->wait();
    m_desk.tryOut(m_provider, {{}, question}, this,
                  [this, asked, provider = m_provider](const base::Result<deskapi::Tried> &tried) {
                      if (!m_foot->isAwaited(asked))
                          return;
                      if (!tried)
                          return m_foot->complain(tried.error());
                      m_foot->say({});
                      Q_EMIT paid();
                      if (provider != m_provider)
                          return; // another provider is looked at by now
                      const QLocale locale;
                      const QString tokens = locale.toString(tried->tokensIn + tried->tokensOut);
                      const QString time = locale.toString(tried->latencyMs);
                      showAnswer(
                          tried->text,
                          tried->cost
                              ? tr("%1 · %2 ms · %3 tokens · %4").arg(tried->model, time, tokens, dollars(*tried->cost))
                              : tr("%1 · %2 ms · %3 tokens · price unknown").arg(tried->model, time, tokens));
                  });
}

} // namespace tierdesk::ui
