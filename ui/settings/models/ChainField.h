#pragma once

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

class QMenu;
class QPushButton;
class QVBoxLayout;

namespace tierdesk::ui {

namespace widgets {
class Label;
} // namespace widgets

/// Who is asked for a tier, in order: providers are added, moved and taken out. Empty: the embedded responder speaks.
class ChainField final : public QWidget
{
    Q_OBJECT

public:
    /// Rows are called @p name with their number, from 0; the button that adds one is called it with Add.
    ChainField(const QString &name, QWidget *parent = nullptr);

    /// Who there is; one of the chain that is gone stays in sight until it is taken out.
    void setProviders(const QStringList &providers);
    void setChain(const QStringList &chain);
    [[nodiscard]] const QStringList &chain() const { return m_chain; }

Q_SIGNALS:
    void chainEdited();

private:
    void rebuild();
    [[nodiscard]] QWidget *makeRow(int index);
    void edit(const QStringList &chain);

    QString m_name;
    QStringList m_providers;
    QStringList m_chain;
    widgets::Label *m_nobody;
    QVBoxLayout *m_rows;
    QPushButton *m_add;
    QMenu *m_menu;
};

} // namespace tierdesk::ui
