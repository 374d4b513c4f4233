#include "ui/conversation/dialogs/CaseDialog.h"

#include "ui/models/CaseFailures.h"
#include "ui/models/Failures.h"
#include "ui/theme/Controls.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QPushButton>

namespace tierdesk::ui {

CaseDialog::CaseDialog(const QString &title, const QString &subject, QWidget *parent)
    : Dialog(title, parent)
    , m_confirm(addButton({}, Act::Primary))
{
    setSentence(subject);
    m_confirm->setObjectName(QStringLiteral("confirm"));
    theme::setKeyHint(*m_confirm, tr("Ctrl ↵"));
    connect(m_confirm, &QPushButton::clicked, this, [this] { confirm(); });
    connect(this, &Dialog::stripPressed, this, [this] { answerStrip(); });
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key)), this);
        connect(shortcut, &QShortcut::activated, m_confirm, &QPushButton::click);
    }
}

void CaseDialog::sayFailure(const base::Error &error)
{
    say(widgets::Banner::Mood::Bad, failureWords(error).icon, caseFailure(error));
}

} // namespace tierdesk::ui
