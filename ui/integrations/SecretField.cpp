#include "ui/integrations/SecretField.h"

#include "core/base/Literals.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace tierdesk::ui {

namespace {

constexpr int LongestSecret = 1000;

} // namespace

SecretField::SecretField(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_remove(new QPushButton(this))
{
    setAccessibleName(name);
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setAccessibleName(name);
    m_edit->setMaxLength(LongestSecret);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_edit, 1);
    line->addWidget(m_remove);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_isRemoved = false;
        showState();
        Q_EMIT edited();
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_isRemoved = !m_isRemoved;
        m_edit->clear();
        showState();
        Q_EMIT edited();
    });
    showState();
}

void SecretField::setKept(bool isKept)
{
    m_isKept = isKept;
    m_isRemoved = m_isRemoved && isKept;
    showState();
}

void SecretField::discard()
{
    m_edit->clear();
    m_isRemoved = false;
    showState();
}

std::optional<QString> SecretField::value() const
{
    if (m_isRemoved)
        return QString();
    return m_edit->text().isEmpty() ? std::nullopt : std::optional(m_edit->text());
}

void SecretField::showState()
{
    m_edit->setPlaceholderText(m_isRemoved ? tr("Removed when you save") : m_isKept ? tr("Set") : tr("Not set"));
    m_remove->setText(m_isRemoved ? tr("Keep") : tr("Remove"));
    m_remove->setAccessibleName(u"%1, %2"_s.arg(accessibleName(), m_remove->text()));
    m_remove->setVisible(m_isKept && m_edit->text().isEmpty());
}

} // namespace tierdesk::ui
