#pragma once

#include "ui/theme/Tokens.h"

#include <QtWidgets/QWidget>

#include <functional>
#include <vector>

namespace tierdesk::ui::widgets {

/// The legend of a chart's colours; wraps where it is narrow.
class Legend final : public QWidget
{
    Q_OBJECT

public:
    struct Entry {
        QString name;
        std::function<QColor(const theme::Tokens &)> hue;
    };

    explicit Legend(const std::vector<Entry> &entries, QWidget *parent = nullptr);
};

} // namespace tierdesk::ui::widgets
