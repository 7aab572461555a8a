using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;

namespace OpenImapi.Cli.Tests;

/// <summary>The JSON schema of each document that --json prints, made from its type.</summary>
internal static class Schema
{
    /// <summary>The types of documents, in the order in which the context lists them.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. typeof(Documents).CustomAttributes.Where(each => each.AttributeType == typeof(JsonSerializableAttribute))
            .Select(each => (Type)each.ConstructorArguments[0].Value!),
    ];

    /// <summary>The schema of a type: a field without a value is left out, and no field is there that is not listed.</summary>
    public static JsonObject Of(Type type)
    {
        var info = Documents.Default.GetTypeInfo(type)!;
        var schema = (JsonObject)info.GetJsonSchemaAsNode(new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform });
        Spell(schema);
        schema["title"] = type.Name;
        foreach (var name in new[] { "type", "command" })
            if (schema["properties"]![name] is JsonObject field && ConstantOf(type, name) is { } constant)
            {
                field["const"] = constant;
                if (!schema["required"]!.AsArray().Any(each => (string?)each == name))
                    schema["required"]!.AsArray().Insert(0, name);
            }

        return schema;
    }

    /// <summary>Writes out what the schema only refers to, because it stood before: a reader need not jump.</summary>
    private static void Spell(JsonObject schema)
    {
        foreach (var (name, node) in schema.ToList())
            if (node is JsonObject { } known)
            {
                if ((string?)known["$ref"] is { } place)
                    schema[name] = known = Referred(known, place);
                Spell(known);
            }
    }

    private static JsonObject Referred(JsonObject schema, string place)
    {
        var found = (JsonObject)place.Split('/').Skip(1).Aggregate(schema.Root, (node, name) => node[name]!).DeepClone();
        if (schema["description"] is { } description)
            found["description"] = description.DeepClone();
        return found;
    }

    /// <summary>The value that a field of this type always has.</summary>
    public static string? ConstantOf(Type type, string name)
    {
        var property = type.GetProperty(char.ToUpperInvariant(name[0]) + name[1..]);
        return property is { CanWrite: false } ? (string?)property.GetValue(RuntimeHelpers.GetUninitializedObject(type)) : null;
    }

    /// <summary>The approved schema of a document, found by its type and command.</summary>
    public static JsonNode OfDocument(JsonNode document)
    {
        var type = (string)document["type"]!;
        var command = (string?)document["command"];
        var found = Types.Single(each => ConstantOf(each, "type") == type
            && (type != "result" || (ConstantOf(each, "command") ?? CommandOf(each, command)) == command));
        return JsonNode.Parse(File.ReadAllText(Path.Combine(Approved.Root, "docs/json", $"{found.Name}.json")))!;
    }

    /// <summary>Results that several commands share name their command in a field that varies.</summary>
    private static string? CommandOf(Type type, string? command)
    {
        string[] shared = type == typeof(DiscResult) ? ["erase", "format", "close", "eject", "load"]
            : type == typeof(VirtualDriveResult) ? ["drive create", "drive insert"]
            : type == typeof(BurnResult) ? ["burn", "audio burn"]
            : [];
        return Array.Find(shared, each => each == command);
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
            return node;
        if (schema["properties"] is JsonObject properties)
        {
            schema["required"] = new JsonArray([.. properties.Where(each => !TakesNull(each.Value!)).Select(each => (JsonNode)each.Key)]);
            foreach (var (_, field) in properties)
                if (field is JsonObject { } known && TakesNull(known))
                    known["type"] = ((JsonArray)known["type"]!).Select(each => (string)each!).First(each => each != "null");
            schema["additionalProperties"] = false;
        }

        var described = (ICustomAttributeProvider?)context.PropertyInfo?.AttributeProvider ?? context.TypeInfo.Type;
        if (described.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute description])
            schema["description"] = description.Description;
        return schema;
    }

    private static bool TakesNull(JsonNode field) => field["type"] is JsonArray types && types.Any(each => (string?)each == "null");
}
