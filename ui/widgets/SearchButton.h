#pragma once

#include <QtWidgets/QPushButton>

namespace tierdesk::ui::widgets {

/// A button that looks like a search field and opens the search.
class SearchButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit SearchButton(const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tierdesk::ui::widgets
