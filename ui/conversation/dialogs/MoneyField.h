#pragma once

#include "core/domain/Money.h"

#include <QtWidgets/QWidget>

#include <optional>

class QLineEdit;

namespace tierdesk::ui {

namespace widgets {
class Label;
}

/// A field for an amount of one currency in the locale's format. Invalid input is outlined and explained below once the
/// field was left or has text; nothing is corrected silently.
class MoneyField final : public QWidget
{
    Q_OBJECT

public:
    explicit MoneyField(std::array<char, 3> currency, QWidget *parent = nullptr);

    void setAmount(Money amount);
    /// Returns the amount; none unless it is valid and greater than zero.
    [[nodiscard]] std::optional<Money> amount() const;
    [[nodiscard]] std::array<char, 3> currency() const { return m_currency; }
    [[nodiscard]] QString trouble() const;
    /// Returns true while the error is shown below the field.
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
