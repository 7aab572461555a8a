using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace OpenImapi.Architecture.Tests;

/// <summary>Lists what an assembly offers to others: its visible types in order of name, each with its visible members in order of text.</summary>
internal static class ApiListing
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>What the compiler adds to every record; it says nothing about this one.</summary>
    private static readonly HashSet<string> OfEveryRecord =
        ["Equals", "GetHashCode", "ToString", "PrintMembers", "op_Equality", "op_Inequality", "<Clone>$", "Deconstruct", "EqualityContract"];

    public static string Of(Assembly assembly)
    {
        var listing = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(ApiNames.Of, StringComparer.Ordinal))
        {
            listing.Append(Heading(type)).Append('\n');
            foreach (var member in Members(type))
                listing.Append("    ").Append(member).Append('\n');
            listing.Append('\n');
        }

        return listing.ToString().TrimEnd('\n') + "\n";
    }

    private static string Heading(Type type)
    {
        var parents = type.GetInterfaces().Where(parent => !IsInherited(type, parent) && !IsEquatableToSelf(type, parent)).Select(ApiNames.Of).Order(StringComparer.Ordinal).ToList();
        if (type.IsClass && type.BaseType != typeof(object) && type.BaseType != typeof(MulticastDelegate))
            parents.Insert(0, ApiNames.Of(type.BaseType!));
        if (type.IsEnum)
            parents = [ApiNames.Of(Enum.GetUnderlyingType(type))];
        return $"public {Kind(type)} {ApiNames.Of(type)}" + (parents.Count == 0 ? "" : " : " + string.Join(", ", parents));
    }

    private static string Kind(Type type)
    {
        var record = type.GetMethod("PrintMembers", Declared) is not null ? "record " : "";
        if (type.IsEnum)
            return "enum";
        if (type.IsInterface)
            return "interface";
        if (typeof(Delegate).IsAssignableFrom(type))
            return "delegate";
        if (type.IsValueType)
            return (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + record + "struct";
        return (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (record.Length > 0 ? "record" : "class");
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name))}");
        var record = Kind(type).Contains("record", StringComparison.Ordinal);
        return type.GetMembers(Declared)
            .Where(member => !(record && OfEveryRecord.Contains(member.Name) && IsMadeByCompiler(member)))
            .Select(member => ApiNames.OfMember(member)).OfType<string>().Distinct().Order(StringComparer.Ordinal);
    }

    private static bool IsMadeByCompiler(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute)) || (member is PropertyInfo property && property.GetMethod!.IsDefined(typeof(CompilerGeneratedAttribute)));

    private static bool IsInherited(Type type, Type parent) =>
        type.BaseType?.GetInterfaces().Contains(parent) == true || type.GetInterfaces().Any(other => other != parent && other.GetInterfaces().Contains(parent));

    private static bool IsEquatableToSelf(Type type, Type parent) => parent.IsGenericType && parent == typeof(IEquatable<>).MakeGenericType(type);
}
