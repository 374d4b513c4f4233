#pragma once

#include "core/domain/Money.h"

#include <QtWidgets/QWidget>

#include <optional>

class QLineEdit;

namespace tierdesk::ui {

namespace widgets {
class Label;
}

/// An amount of one currency, typed as the locale writes it. What is no amount is outlined and said below once the
/// field was left or holds something; nothing is corrected silently.
class MoneyField final : public QWidget
{
    Q_OBJECT

public:
    explicit MoneyField(std::array<char, 3> currency, QWidget *parent = nullptr);

    void setAmount(Money amount);
    /// None while what stands there is no amount above zero.
    [[nodiscard]] std::optional<Money> amount() const;
    [[nodiscard]] std::array<char, 3> currency() const { return m_currency; }
    [[nodiscard]] QString trouble() const;
    /// True while it is said below the field.
    [[nodiscard]] bool isTroubleShown() const;
    [[nodiscard]] QLineEdit &edit() const { return *m_edit; }

Q_SIGNALS:
    void changed();

private:
    void check(bool isLeft);

    std::array<char, 3> m_currency;
    QLineEdit *m_edit;
    widgets::Label *m_trouble;
};

} // namespace tierdesk::ui
