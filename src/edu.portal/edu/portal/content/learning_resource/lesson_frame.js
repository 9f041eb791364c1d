/*
 * The first script of each page of a lesson. A lesson has an origin of its own, without storage and out of reach of the
 * portal, so it meets here what it would look for elsewhere: a SCORM interface (1.2 and 2004) that takes everything and
 * keeps it until the page is left, and a storage of the same kind. No result is kept or sent.
 */
(function () {
  "use strict";

  // Lessons look for the interface from page to page upwards, which is not allowed here: they shall find it at once.
  try {
    if (window.parent !== window && window.parent === window.top) {
      window.parent = window;
    }
  } catch (error) {
    void error;
  }

  function answers(initial) {
    var values = Object.create(null);
    Object.keys(initial).forEach(function (name) {
      values[name] = initial[name];
    });
    return {
      get: function (name) {
        name = String(name);
        if (name in values) {
          return values[name];
        }
        if (/\._count$/.test(name)) {
          var group = name.slice(0, -"_count".length);
          var most = -1;
          Object.keys(values).forEach(function (key) {
            var found = key.indexOf(group) === 0 ? parseInt(key.slice(group.length), 10) : NaN;
            most = found > most ? found : most;
          });
          return String(most + 1);
        }
        return "";
      },
      set: function (name, value) {
        values[String(name)] = String(value);
        return "true";
      },
    };
  }

  function yes() {
    return "true";
  }
  function noError() {
    return "0";
  }
  function nothing() {
    return "";
  }

  var older = answers({
    "cmi._version": "3.4",
    "cmi.core.student_id": "",
    "cmi.core.student_name": "",
    "cmi.core.lesson_location": "",
    "cmi.core.credit": "no-credit",
    "cmi.core.lesson_status": "not attempted",
    "cmi.core.entry": "ab-initio",
    "cmi.core.lesson_mode": "browse",
    "cmi.core.total_time": "0000:00:00.00",
    "cmi.core.score.raw": "",
    "cmi.suspend_data": "",
    "cmi.launch_data": "",
  });
  var newer = answers({
    "cmi._version": "1.0",
    "cmi.learner_id": "",
    "cmi.learner_name": "",
    "cmi.location": "",
    "cmi.credit": "no-credit",
    "cmi.completion_status": "not attempted",
    "cmi.success_status": "unknown",
    "cmi.entry": "ab-initio",
    "cmi.mode": "browse",
    "cmi.total_time": "PT0S",
    "cmi.suspend_data": "",
    "cmi.launch_data": "",
  });

  window.API = {
    LMSInitialize: yes,
    LMSFinish: yes,
    LMSGetValue: older.get,
    LMSSetValue: older.set,
    LMSCommit: yes,
    LMSGetLastError: noError,
    LMSGetErrorString: nothing,
    LMSGetDiagnostic: nothing,
  };
  window.API_1484_11 = {
    Initialize: yes,
    Terminate: yes,
    GetValue: newer.get,
    SetValue: newer.set,
    Commit: yes,
    GetLastError: noError,
    GetErrorString: nothing,
    GetDiagnostic: nothing,
  };

  function storage() {
    var kept = new Map();
    var methods = {
      getItem: function (name) {
        return kept.has(String(name)) ? kept.get(String(name)) : null;
      },
      setItem: function (name, value) {
        kept.set(String(name), String(value));
      },
      removeItem: function (name) {
        kept.delete(String(name));
      },
      clear: function () {
        kept.clear();
      },
      key: function (place) {
        return Array.from(kept.keys())[place] === undefined ? null : Array.from(kept.keys())[place];
      },
    };
    return new Proxy(methods, {
      get: function (target, name) {
        if (name === "length") {
          return kept.size;
        }
        if (name in target) {
          return target[name];
        }
        return kept.has(String(name)) ? kept.get(String(name)) : undefined;
      },
      set: function (target, name, value) {
        kept.set(String(name), String(value));
        return true;
      },
      deleteProperty: function (target, name) {
        kept.delete(String(name));
        return true;
      },
    });
  }

  ["localStorage", "sessionStorage"].forEach(function (name) {
    try {
      void window[name].length;
    } catch (error) {
      void error;
      var own = storage();
      Object.defineProperty(window, name, {
        configurable: true,
        get: function () {
          return own;
        },
      });
    }
  });

  try {
    void document.cookie;
  } catch (error) {
    void error;
    var crumbs = new Map();
    Object.defineProperty(document, "cookie", {
      configurable: true,
      get: function () {
        return Array.from(crumbs, function (pair) {
          return pair.join("=");
        }).join("; ");
      },
      set: function (text) {
        var pair = String(text).split(";")[0].split("=");
        crumbs.set(pair.shift().trim(), pair.join("="));
      },
    });
  }
})();
