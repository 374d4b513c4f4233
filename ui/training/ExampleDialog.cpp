#include "ui/training/ExampleDialog.h"

#include "core/domain/Enums.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Theme.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

namespace tierdesk::ui {

namespace {

constexpr int TextLines = 4;

} // namespace

ExampleDialog::ExampleDialog(TrainingKind kind, const QStringList &labels, QWidget *parent)
    : Dialog(tr("New example"), parent)
    , m_kind(kind)
    , m_text(new QPlainTextEdit(this))
    , m_label(new QComboBox(this))
    , m_add(addButton(tr("Add example"), Act::Primary))
{
    setObjectName(u"exampleDialog"_s);
    setSentence(
        kind == TrainingKind::Category
            ? tr("Write the message as a customer would. Similar messages are assigned to the topic you choose.")
            : tr("Write the message as a customer would. Five to ten examples per intent are a good start."));
    m_text->setObjectName(u"exampleText"_s);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * TextLines + 2 * theme::metric::Grid);
    m_label->setObjectName(u"exampleLabel"_s);
    if (kind == TrainingKind::Category) {
        for (const auto &[category, word] : Words<Category>::table)
            m_label->addItem(phrases::text(category), QString::fromLatin1(word));
    } else {
        m_label->setEditable(true);
        m_label->setInsertPolicy(QComboBox::NoInsert);
        m_label->addItems(labels);
        m_label->setCurrentText({});
        m_label->lineEdit()->setMaxLength(static_cast<int>(MaxTrainingLabel));
        connect(m_label, &QComboBox::editTextChanged, this, &ExampleDialog::check);
    }
    addField(tr("Customer message"), m_text);
    addField(kind == TrainingKind::Category ? tr("Topic") : tr("Intent"), m_label);
    m_add->setObjectName(u"addExampleNow"_s);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ExampleDialog::check);
    connect(m_add, &QPushButton::clicked, this, &ExampleDialog::send);
    check();
    m_text->setFocus();
}

void ExampleDialog::check()
{
    const QString text = m_text->toPlainText().trimmed();
    const bool isLabelled = m_kind == TrainingKind::Category || !m_label->currentText().trimmed().isEmpty();
    m_add->setEnabled(!text.isEmpty() && text.size() <= MaxTrainingText && isLabelled);
}

void ExampleDialog::send()
{
    deskapi::AddExamples request;
    request.kind = m_kind;
    request.examples.push_back({m_text->toPlainText().trimmed(), m_kind == TrainingKind::Category
                                                                     ? m_label->currentData().toString()
                                                                     : m_label->currentText().trimmed()});
    hush();
    setBusy(true, tr("Adding…"));
    Q_EMIT chosen(request);
}

} // namespace tierdesk::ui
