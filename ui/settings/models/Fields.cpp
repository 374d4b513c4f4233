#include "ui/settings/models/Fields.h"

#include "ui/theme/Appearance.h"

#include <QtCore/QEvent>
#include <QtWidgets/QWidget>

namespace tierdesk::ui::modelcards {

namespace {

class WidthKeeper final : public QObject
{
public:
    WidthKeeper(QWidget &field, int width)
        : QObject(&field)
        , m_width(width)
    {
        field.installEventFilter(this);
        field.setFixedWidth(theme::scaled(m_width));
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::StyleChange)
            static_cast<QWidget *>(watched)->setFixedWidth(theme::scaled(m_width));
        return false;
    }

private:
    int m_width;
};

} // namespace

void keepFieldWidth(QWidget &field, int width)
{
    new WidthKeeper(field, width); // the field's child
}

} // namespace tierdesk::ui::modelcards
