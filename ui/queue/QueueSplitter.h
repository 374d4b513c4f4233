#pragma once

#include <QtWidgets/QSplitter>

class QSettings;

namespace tierdesk::ui {

/// A splitter with a list and a case. Initially the list gets the width that its font needs and the case the rest;
/// later the last sizes are restored. If the list is empty, it gets the whole page.
class QueueSplitter final : public QSplitter
{
    Q_OBJECT

public:
    /// @p settings must outlive it. Settings: queue/splitter.
    explicit QueueSplitter(QSettings &settings, QWidget *parent = nullptr);
    ~QueueSplitter() override;

    /// Takes ownership of both widgets.
    void setParts(QWidget *list, QWidget *detail);
    void setAlone(bool isAlone);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void split();
    void save();

    QSettings &m_settings;
    bool m_isAlone = false;
    QList<int> m_sizes;     ///< of the two, while one of them is away
    bool m_isSplit = false; ///< as it was left the last time, or by its first showing
};

} // namespace tierdesk::ui
