#pragma once

#include "ui/theme/Fonts.h"
#include "ui/widgets/Panel.h"

#include <vector>

class QGridLayout;

namespace tierdesk::ui::widgets {

class Label;

/// A card of name-value rows under a caption. Rows without a value are hidden; so is a card without rows.
class Facts final : public Panel
{
    Q_OBJECT

public:
    /// Size of the caption: small above a section of a panel, or as large as the headings of other cards.
    enum class Heading { Caption, Title };

    explicit Facts(const QString &caption, QWidget *parent = nullptr);
    Facts(const QString &caption, Heading heading, QWidget *parent = nullptr);

    /// Adds a row; its number is its order, from 0.
    int addFact(const QString &name, theme::Type type = theme::Type::Strong);
    void setFact(int fact, const QString &value);
    [[nodiscard]] QString fact(int fact) const;

private:
    struct Line {
        Label *name;
        Label *value;
    };
    void showNeeded();

    QGridLayout *m_grid;
    std::vector<Line> m_lines;
};

} // namespace tierdesk::ui::widgets
