#include "ui/conversation/dialogs/CaseDialog.h"

#include "ui/conversation/dialogs/FormDraft.h"
#include "ui/models/CaseFailures.h"
#include "ui/models/Failures.h"
#include "ui/theme/Controls.h"
#include "ui/widgets/Label.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

namespace tierdesk::ui {

CaseDialog::CaseDialog(const QString &title, const QString &subject, QWidget *parent)
    : Dialog(title, parent)
    , m_confirm(addButton({}, Act::Primary))
{
    setSentence(subject);
    m_confirm->setObjectName(u"confirm"_s);
    theme::setKeyHint(*m_confirm, tr("Ctrl ↵"));
    connect(m_confirm, &QPushButton::clicked, this, [this] { confirm(); });
    connect(this, &Dialog::stripPressed, this, [this] { answerStrip(); });
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key)), this);
        connect(shortcut, &QShortcut::activated, m_confirm, &QPushButton::click);
    }
}

void CaseDialog::keepForm(DraftStore &drafts, const QString &session, const QString &name)
{
    m_draft = new FormDraft(drafts, session, name, *body().parentWidget(), this);
    if (!m_draft->isRestored())
        return;
    using widgets::Label;
    auto *note = new Label(tr("Your previous entries were restored. Cancel discards them."), theme::Type::Small,
                           Label::Ink::Dim, this);
    note->setObjectName(u"draftNote"_s);
    note->setWordWrap(true);
    body().insertWidget(0, note);
}

void CaseDialog::accept()
{
    if (m_draft)
        m_draft->forget();
    Dialog::accept();
}

void CaseDialog::reject()
{
    if (m_draft && !isBusy())
        m_draft->forget();
    Dialog::reject();
}

void CaseDialog::sayFailure(const base::Error &error)
{
    say(widgets::Banner::Mood::Bad, failureWords(error).icon, caseFailure(error));
}

} // namespace tierdesk::ui
