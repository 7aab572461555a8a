using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenImapi.Cli.Tests;

/// <summary>Checks a document against a schema, as far as our schemas go: type, const, properties, required, items.</summary>
internal static class SchemaCheck
{
    /// <summary>What does not fit, each with its place.</summary>
    public static IEnumerable<string> Faults(JsonNode schema, JsonNode? value, string at = "$")
    {
        if (schema["type"] is { } type && !Fits(type, value))
            return [$"{at}: {value?.ToJsonString() ?? "null"} is not of type {type.ToJsonString()}"];
        if (schema["const"] is { } constant && !JsonNode.DeepEquals(constant, value))
            return [$"{at}: {value?.ToJsonString()} is not {constant.ToJsonString()}"];
        return value switch
        {
            JsonObject found => OfObject(schema, found, at),
            JsonArray found => found.SelectMany((each, i) => Faults(schema["items"]!, each, $"{at}[{i}]")),
            _ => [],
        };
    }

    private static IEnumerable<string> OfObject(JsonNode schema, JsonObject found, string at)
    {
        var properties = (JsonObject)schema["properties"]!;
        foreach (var (name, field) in found)
            if (properties[name] is not { } known)
                yield return $"{at}.{name} is not in the schema";
            else
                foreach (var fault in Faults(known, field, $"{at}.{name}"))
                    yield return fault;
        foreach (var required in schema["required"]!.AsArray())
            if (!found.ContainsKey((string)required!))
                yield return $"{at}.{required} is missing";
    }

    private static bool Fits(JsonNode type, JsonNode? value) =>
        type is JsonArray several ? several.Any(each => Fits((string)each!, value)) : Fits((string)type!, value);

    private static bool Fits(string type, JsonNode? value) => (type, value?.GetValueKind()) switch
    {
        ("null", null) => true,
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value!.ToJsonString().All(character => char.IsAsciiDigit(character) || character == '-'),
        _ => false,
    };
}
