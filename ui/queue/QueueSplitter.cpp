#include "ui/queue/QueueSplitter.h"

#include "core/base/Literals.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/WriteSoon.h"

#include <QtCore/QSettings>

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

namespace metric = theme::metric;

namespace {

QString splitterKey()
{
    return u"queue/splitter"_s;
}

} // namespace

QueueSplitter::QueueSplitter(QSettings &settings, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_settings(settings)
{
    setChildrenCollapsible(false);
    setHandleWidth(1);
    connect(this, &QSplitter::splitterMoved, widgets::writeSoon(this, [this] { save(); }), qOverload<>(&QTimer::start));
}

QueueSplitter::~QueueSplitter()
{
    setAlone(false);
    save();
}

void QueueSplitter::setParts(QWidget *list, QWidget *detail)
{
    addWidget(list);
    addWidget(detail);
    setStretchFactor(0, 0);
    setStretchFactor(1, 1);
    m_isSplit = restoreState(m_settings.value(splitterKey()).toByteArray());
}

void QueueSplitter::save()
{
    if (m_isSplit && !m_isAlone)
        m_settings.setValue(splitterKey(), saveState());
}

void QueueSplitter::setAlone(bool isAlone)
{
    if (isAlone == std::exchange(m_isAlone, isAlone))
        return;
    if (isAlone) {
        m_sizes = sizes();
        widget(1)->hide();
        return;
    }
    widget(1)->show();
    if (m_sizes.size() == 2 && m_sizes.back() > 0)
        setSizes(m_sizes);
    else
        m_isSplit = false; // it was never seen beside the list
    split();
}

void QueueSplitter::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    split();
}

void QueueSplitter::split()
{
    if (m_isSplit || width() < 2 * metric::ListWidth || m_isAlone)
        return;
    m_isSplit = true;
    const int list = std::max(metric::ListWidth, std::min(theme::scaled(metric::ListWidth), width() * 2 / 5));
    setSizes({list, width() - list});
}

} // namespace tierdesk::ui
