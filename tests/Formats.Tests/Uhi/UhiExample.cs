namespace Heppy.Formats.Tests.Uhi;

/// <summary>Seven histograms in all shapes of UHI schema 1, valid against its published schema.</summary>
internal static class UhiExample
{
    internal const string Text = """
        {
          "SR/mll/nominal": {
            "uhi_schema": 1,
            "writer_info": { "hepnet": { "version": "0.1.0", "entries": 1234 } },
            "metadata": { "name": "mll", "label": "m(ll)", "dataset": "DYJetsToLL", "region": "SR", "lumi_fb": 59.8, "is_data": false },
            "axes": [
              {
                "type": "regular", "lower": 60.0, "upper": 120.0, "bins": 4,
                "underflow": true, "overflow": true, "circular": false,
                "metadata": { "name": "mll", "label": "m(ll) [GeV]" }
              }
            ],
            "storage": {
              "type": "weighted",
              "values":    [1.5, 10.25, 200.5, 180.0, 9.75, 0.5],
              "variances": [0.75, 5.125, 100.25, 90.0, 4.875, 0.25]
            }
          },
          "cutflow": {
            "uhi_schema": 1,
            "metadata": { "name": "cutflow" },
            "axes": [
              { "type": "category_str", "categories": ["all", "trigger", ">=2 leptons", "Z window"], "flow": false, "metadata": { "name": "cut", "label": "Selection step" } }
            ],
            "storage": { "type": "int", "values": [53446198, 41000000, 1200000, 900000] }
          },
          "mll_x_region_x_syst": {
            "uhi_schema": 1,
            "axes": [
              { "type": "variable", "edges": [0.0, 50.0, 100.0, 200.0], "underflow": false, "overflow": true, "circular": false, "metadata": { "name": "pt", "label": "pT [GeV]" } },
              { "type": "category_str", "categories": ["SR", "CR"], "flow": true, "metadata": { "name": "region" } },
              { "type": "category_str", "categories": ["nominal", "jesUp", "jesDown"], "flow": false, "metadata": { "name": "variation" } }
            ],
            "storage": {
              "type": "weighted",
              "index": [[0, 0, 1, 3], [0, 0, 1, 0], [0, 1, 2, 0]],
              "values":    [12.0, 12.5, 3.25, 0.5],
              "variances": [6.0, 6.25, 1.625, 0.25]
            }
          },
          "njet": {
            "uhi_schema": 1,
            "axes": [
              { "type": "regular", "lower": 0, "upper": 4, "bins": 4, "underflow": false, "overflow": true, "circular": false,
                "writer_info": { "boost-histogram": { "orig_type": "Integer" } }, "metadata": { "name": "njet", "label": "N(jets)" } },
              { "type": "boolean", "metadata": { "name": "pass_trigger" } }
            ],
            "storage": { "type": "double", "values": [[5.0, 10.0], [4.0, 9.0], [3.0, 8.0], [2.0, 7.0], [1.0, 6.0]] }
          },
          "pt_vs_eta_profile": {
            "uhi_schema": 1,
            "axes": [
              { "type": "regular", "lower": -2.4, "upper": 2.4, "bins": 3, "underflow": true, "overflow": true, "circular": false, "metadata": { "name": "eta" } }
            ],
            "storage": {
              "type": "weighted_mean",
              "index": [[1, 2]],
              "sum_of_weights": [3.9, 0.6],
              "sum_of_weights_squared": [8.73, 0.36],
              "values": [5.6923076923076925, 7.0],
              "variances": [0.5, 0.0]
            }
          },
          "charge_x_year_profile": {
            "uhi_schema": 1,
            "axes": [
              { "type": "category_int", "categories": [2016, 2018], "flow": false, "metadata": { "name": "year" } }
            ],
            "storage": { "type": "mean", "counts": [2.0, 3.0], "values": [0.5, -0.25], "variances": [0.5, 0.1] }
          },
          "booked_but_empty": {
            "uhi_schema": 1,
            "axes": [
              { "type": "regular", "lower": 0, "upper": 1, "bins": 10, "underflow": true, "overflow": true, "circular": false }
            ],
            "storage": { "type": "weighted" }
          }
        }
        """;
}
