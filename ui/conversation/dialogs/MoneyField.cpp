#include "ui/conversation/dialogs/MoneyField.h"

#include "core/base/Literals.h"
#include "ui/models/MoneyText.h"
#include "ui/theme/Controls.h"
#include "ui/widgets/Label.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;

MoneyField::MoneyField(std::array<char, 3> currency, QWidget *parent)
    : QWidget(parent)
    , m_currency(currency)
    , m_edit(new QLineEdit(this))
    , m_trouble(new Label(theme::Type::Small, Label::Ink::Bad, this))
{
    m_edit->setObjectName(u"amount"_s);
    m_edit->setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    m_edit->setMaxLength(40);
    // Beside its sign: digits have no direction, and would go to the left of a window that is read from the right.
    m_edit->setAlignment((isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter);
    m_trouble->setObjectName(u"amountTrouble"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    setFocusProxy(m_edit);

    auto *sign = new Label(money::sign(currency).trimmed(), theme::Type::Strong, Label::Ink::Dim, this);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(sign);
    line->addWidget(m_edit, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(m_trouble);

    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        check(false);
        Q_EMIT changed();
    });
    connect(m_edit, &QLineEdit::editingFinished, this, [this] { check(true); });
}

void MoneyField::setAmount(Money amount)
{
    m_edit->setText(money::editText(amount));
}

std::optional<Money> MoneyField::amount() const
{
    const auto parsed = money::parse(m_edit->text(), m_currency);
    return parsed.trouble == money::Trouble::None ? std::optional(parsed.amount) : std::nullopt;
}

QString MoneyField::trouble() const
{
    return money::words(money::parse(m_edit->text(), m_currency).trouble, m_currency);
}

bool MoneyField::isTroubleShown() const
{
    return !m_trouble->text().isEmpty();
}

void MoneyField::check(bool isLeft)
{
    const auto trouble = money::parse(m_edit->text(), m_currency).trouble;
    // Nobody is scolded for a field that was only just begun.
    const bool isShown = trouble != money::Trouble::None && (isLeft || trouble != money::Trouble::Empty);
    theme::setInvalid(*m_edit, isShown);
    m_trouble->setText(isShown ? money::words(trouble, m_currency) : QString());
    m_trouble->setVisible(isShown);
    m_edit->setAccessibleDescription(m_trouble->text());
}

} // namespace tierdesk::ui
