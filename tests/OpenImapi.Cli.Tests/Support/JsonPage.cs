using System.Text;
using System.Text.Json.Nodes;

namespace OpenImapi.Cli.Tests;

/// <summary>The page docs/json.md, made from the schemas.</summary>
internal static class JsonPage
{
    private const string Opening = """
        # JSON

        With `--json`, every `imapi` command speaks JSON in UTF-8 on standard output.

        - A **question** (`drives`, `media`, `doctor`, `image ls`, `tree`, `info`, `verify`, `explain`, `drive list`, and `--plan`) prints one document.
        - An **operation** (everything else) prints JSON Lines: one object a line while work goes on, the last with `"type": "result"` or `"type": "error"`.
          With `--quiet` only warnings and that last line are printed.
        - A failed question prints one object with `"type": "error"`. What failed is also said in words on standard error, and the exit code is the one without `--json`.
        - Where standard output carries data (`image cat`, `image create -o -`), the lines go to standard error.

        A field without a value is left out; those are marked *may be left out*. Sizes are exact bytes or blocks of 2,048 bytes, as the field's name says.
        Times are ISO 8601 with their offset. New fields may come with any version; a field that is here keeps its name and meaning.

        The same as JSON Schema, one file for each document, stands in [json/](json/). Tests compare real output with those files, and this page is made from them.


        """;

    public static string Text()
    {
        var page = new StringBuilder(Opening.ReplaceLineEndings("\n"));
        foreach (var type in Schema.Types)
            Document(page, type, Schema.Of(type));
        return page.ToString();
    }

    private static void Document(StringBuilder page, Type type, JsonObject schema)
    {
        var constants = new[] { "type", "command" }.Select(name => Schema.ConstantOf(type, name)).OfType<string>();
        page.Append($"## {string.Join(", ", constants.Select(constant => $"`{constant}`"))}\n\n");
        page.Append($"{schema["description"]} Schema: [{type.Name}.json](json/{type.Name}.json)\n\n");
        Fields(page, schema, "");
    }

    private static void Fields(StringBuilder page, JsonObject schema, string indent)
    {
        var required = schema["required"]!.AsArray().Select(each => (string)each!).ToHashSet();
        foreach (var (name, field) in schema["properties"]!.AsObject())
        {
            var leftOut = required.Contains(name) ? "" : ", may be left out";
            page.Append($"{indent}- `{name}` ({TypeOf(field!)}{leftOut}){(field!["description"] is { } words ? $": {words}" : "")}\n");
            if ((field["items"] as JsonObject ?? field as JsonObject)!["properties"] is not null)
                Fields(page, (JsonObject)(field["items"] ?? field), indent + "  ");
        }

        if (indent.Length == 0)
            page.Append('\n');
    }

    private static string TypeOf(JsonNode field)
    {
        var type = (string)field["type"]!;
        return field["const"] is { } constant ? $"always `{constant}`" : type == "array" ? $"list of {Plural((string)field["items"]!["type"]!)}" : type;
    }

    private static string Plural(string type) => $"{type}s";
}
