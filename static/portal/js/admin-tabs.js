// The one part of jQuery UI that modeltranslation's admin asks for: tabs({active}), tabs("option", "active", n)
// and the event "tabsactivate". No inline style, keys as in the ARIA pattern for tabs.
(function ($) {
  function show(box, index) {
    const tabs = box.children("ul").children("li");
    const chosen = tabs.eq(index);
    if (!chosen.length) return;
    tabs.each(function (at) {
      const here = at === index;
      const link = $(this).toggleClass("ui-tabs-active", here).children("a");
      link.attr({ "aria-selected": here, tabindex: here ? 0 : -1 });
      document.getElementById(link.attr("aria-controls")).hidden = !here;
    });
    box.data("active", index).trigger("tabsactivate", [{ newTab: chosen }]);
  }

  function build(box, active) {
    const list = box.addClass("ui-tabs").children("ul").addClass("ui-tabs-nav").attr("role", "tablist");
    const items = list.children("li").attr("role", "presentation");
    items.children("a").each(function () {
      const id = this.getAttribute("href").slice(1);
      $(this).attr({ role: "tab", id: `${id}-tab`, "aria-controls": id });
      $(document.getElementById(id)).attr({ role: "tabpanel", "aria-labelledby": `${id}-tab` }).addClass("ui-tabs-panel");
    });
    list.on("click", "a", function (event) {
      event.preventDefault();
      show(box, $(this).parent().index());
    });
    list.on("keydown", "a", function (event) {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const next = ($(this).parent().index() + step + items.length) % items.length;
      show(box, next);
      items.eq(next).children("a").trigger("focus");
    });
    show(box, active || 0);
  }

  // The list of languages that modeltranslation puts beside the title has no name of its own.
  $(() =>
    setTimeout(() => {
      $("#modeltranslation-main-switch").attr("aria-label", $('meta[name="language-word"]').attr("content"));
    }),
  );

  $.fn.tabs = function (order, name, value) {
    return this.each(function () {
      if (order === "option") show($(this), value);
      else build($(this), order && order.active);
    });
  };
})(window.jQuery || django.jQuery);
