#pragma once

#include "core/doors/deskapi/Models.h"

#include <QtCore/QJsonArray>
#include <QtWidgets/QWidget>

class QGridLayout;
class QPushButton;

namespace tierdesk::ui {

/// What tokens cost, US dollars a million: the company's own rows, which can be changed, and below them those that come
/// with the program. The row whose model's name is the longest beginning counts, of the company's first.
class PricesField final : public QWidget
{
    Q_OBJECT

public:
    explicit PricesField(QWidget *parent = nullptr);

    void setPrices(const QJsonArray &prices);
    [[nodiscard]] const QJsonArray &prices() const { return m_prices; }
    void setShipped(const deskapi::Models &models);
    /// Puts the focus where a model is missing; false if none is.
    bool showUnnamed();

Q_SIGNALS:
    void pricesEdited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void fitColumns();
    void addHeadings();
    void addOwn(int row, int index);
    void addShipped(int row, const deskapi::Price &price);
    void change(int index, const QString &key, const QJsonValue &value);

    QJsonArray m_prices;
    std::vector<deskapi::Price> m_shipped;
    QString m_asOf;
    QString m_source;
    QWidget *m_table = nullptr;
    QGridLayout *m_grid = nullptr;
    QPushButton *m_add;
};

} // namespace tierdesk::ui
