using System.Text;

namespace OpenImapi.Formats.Udf;

/// <summary>The content of a symbolic link: POSIX paths as components, and back.</summary>
/// <remarks>Two slashes in a row and one at the end have no form as components; they are lost.</remarks>
[Clause(Standard.Ecma167, "4/8.7")]
[Clause(Standard.Ecma167, "4/14.16")]
public static class SymbolicLinkPath
{
    /// <summary>The content of a link to a path in UTF-8.</summary>
    /// <exception cref="DiscException">A name in the path has more than 254 bytes as Compressed Unicode.</exception>
    public static byte[] Encode(ReadOnlySpan<byte> path)
    {
        var components = new List<PathComponent>();
        if (path.StartsWith("/"u8))
            components.Add(new(PathComponentType.Root, default));
        foreach (var range in path.Split((byte)'/'))
            if (!path[range].IsEmpty)
                components.Add(ComponentOf(path[range]));
        var content = new byte[components.Sum(component => component.Length)];
        var at = 0;
        foreach (var component in components)
            at += Structure.Write(component, content.AsSpan(at));
        return content;
    }

    /// <summary>The path that a link's content says, in UTF-8; what is wrong goes to <paramref name="faults"/>.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> content, FaultList faults)
    {
        var path = new StringBuilder();
        for (var at = 0; at < content.Length;)
        {
            var found = new FaultList();
            var component = Structure.Read<PathComponent>(content[at..], found);
            foreach (var fault in found)
                faults.Add(at + fault.Offset, fault.Field, fault.Rule);
            Append(path, component, at, faults);
            at += PathComponent.FixedLength + component.Name.Length;
        }

        return NameText.FromText(path.ToString());
    }

    private static void Append(StringBuilder path, PathComponent component, int at, FaultList faults)
    {
        if (component.Type is PathComponentType.Root or PathComponentType.AgreedRoot)
        {
            path.Clear().Append('/');
            return;
        }

        if (component.Type is not (PathComponentType.Parent or PathComponentType.Current or PathComponentType.Name))
        {
            faults.Add(at, "component type", $"{(byte)component.Type} is no type of a path component (4/14.16.1.1)");
            return;
        }

        if (path.Length > 0 && path[^1] != '/')
            path.Append('/');
        path.Append(component.Type switch
        {
            PathComponentType.Parent => "..",
            PathComponentType.Current => ".",
            _ => CompressedUnicode.ToText(component.Name),
        });
    }

    private static PathComponent ComponentOf(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("."u8))
            return new(PathComponentType.Current, default);
        if (name.SequenceEqual(".."u8))
            return new(PathComponentType.Parent, default);
        var text = NameText.ToText(name);
        return CompressedUnicode.LengthOf(text) <= byte.MaxValue ? new(PathComponentType.Name, CompressedUnicode.Of(text))
            : throw new DiscException(UdfErrors.NameTooLong, $"The link's path names '{text}', which is longer than a UDF name can be.");
    }
}
