using System.Reflection;
using System.Runtime.CompilerServices;

namespace OpenImapi.Architecture.Tests;

/// <summary>Writes types and members as C# declares them.</summary>
internal static class ApiNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type) => Of(type, null);

    /// <summary>A member as it is declared, or nothing where nobody outside the assembly sees it.</summary>
    public static string? OfMember(MemberInfo member) => member switch
    {
        FieldInfo field when IsVisible(field.Attributes) => Field(field),
        ConstructorInfo constructor when IsVisible(constructor) => $"{Access(constructor)}{PlainName(constructor.DeclaringType!)}({Parameters(constructor)})",
        PropertyInfo property => Property(property),
        EventInfo raised when IsVisible(raised.AddMethod!) => $"{Access(raised.AddMethod!)}event {Of(raised.EventHandlerType!)} {raised.Name}",
        MethodInfo { IsSpecialName: false } method when IsVisible(method) => Method(method, method.Name),
        MethodInfo { IsSpecialName: true } method when IsVisible(method) && method.Name.StartsWith("op_", StringComparison.Ordinal) => Method(method, method.Name),
        _ => null,
    };

    private static string Field(FieldInfo field)
    {
        var type = Of(field.FieldType, new NullabilityInfoContext().Create(field));
        var access = field.IsPublic ? "public " : "protected ";
        return field.IsLiteral ? $"{access}const {type} {field.Name} = {Literal(field.GetRawConstantValue())}"
            : $"{access}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    private static string? Property(PropertyInfo property)
    {
        var accessors = new[] { property.GetMethod, property.SetMethod }.Where(accessor => accessor is not null && IsVisible(accessor)).ToList();
        if (accessors.Count == 0)
            return null;
        var verbs = accessors.Select(accessor => accessor == property.GetMethod ? "get;"
            : accessor!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;" : "set;");
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"this[{string.Join(", ", parameters.Select(Parameter))}]" : property.Name;
        return $"{Access(accessors[0]!)}{Of(property.PropertyType, new NullabilityInfoContext().Create(property))} {index} {{ {string.Join(' ', verbs)} }}";
    }

    private static string Method(MethodInfo method, string name)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Of))}>" : "";
        return $"{Access(method)}{Of(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter))} {name}{generic}({Parameters(method)})";
    }

    private static string Access(MethodBase method)
    {
        var inherited = method.IsStatic || method.DeclaringType!.IsInterface || !method.IsVirtual || method.IsFinal ? ""
            : method.IsAbstract ? "abstract " : ((MethodInfo)method).GetBaseDefinition() != method ? "override " : "virtual ";
        return (method.IsPublic ? "public " : "protected ") + (method.IsStatic ? "static " : "") + inherited;
    }

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var kind = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        var type = parameter.ParameterType.IsByRef ? Of(parameter.ParameterType.GetElementType()!) : Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));
        return $"{kind}{type} {parameter.Name}" + (parameter.HasDefaultValue ? $" = {DefaultOf(parameter)}" : "");
    }

    private static string Of(Type type, NullabilityInfo? nullability)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value, nullability is { GenericTypeArguments: [var inner] } ? inner : null) + "?";
        var mark = nullability?.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : "";
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword + mark;
        if (type.IsArray)
            return Of(type.GetElementType()!, nullability?.ElementType) + "[]" + mark;
        if (type.IsGenericParameter)
            return type.Name + mark;
        if (type.IsPointer)
            return Of(type.GetElementType()!) + "*";
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0);
        var arguments = own.Select((argument, i) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(i))).ToList();
        var scope = type.DeclaringType is { } outer ? Of(outer) : type.Namespace;
        return $"{scope}.{PlainName(type)}" + (arguments.Count == 0 ? "" : $"<{string.Join(", ", arguments)}>") + mark;
    }

    private static string PlainName(Type type) => type.Name.Split('`')[0];

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldAttributes attributes) =>
        (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem
        && !attributes.HasFlag(FieldAttributes.SpecialName);

    private static string DefaultOf(ParameterInfo parameter) =>
        parameter.RawDefaultValue is null && parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null
            ? "default" : Literal(parameter.RawDefaultValue);

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        char character => $"'{character}'",
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => "default",
    };
}
