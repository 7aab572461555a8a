namespace OpenImapi.Com.Tests;

/// <summary>Sizes and offsets of our structures as this runtime lays them out, under their published names.</summary>
internal static unsafe class Layouts
{
    public static IReadOnlyList<string> Ours()
    {
        FileTime fileTime;
        StatStg statStg;
        StatPropStg statPropStg;
        StatPropSetStg statPropSetStg;
        PropSpec propSpec;
        PropVariant propVariant;
        return
        [
            Line("FILETIME", sizeof(FileTime),
                At("dwLowDateTime", &fileTime, &fileTime.Low),
                At("dwHighDateTime", &fileTime, &fileTime.High)),
            Line("STATSTG", sizeof(StatStg),
                At("pwcsName", &statStg, &statStg.Name),
                At("type", &statStg, &statStg.Type),
                At("cbSize", &statStg, &statStg.Size),
                At("mtime", &statStg, &statStg.Modified),
                At("ctime", &statStg, &statStg.Created),
                At("atime", &statStg, &statStg.Accessed),
                At("grfMode", &statStg, &statStg.Mode),
                At("grfLocksSupported", &statStg, &statStg.LocksSupported),
                At("clsid", &statStg, &statStg.ClassId),
                At("grfStateBits", &statStg, &statStg.StateBits),
                At("reserved", &statStg, &statStg.Reserved)),
            Line("STATPROPSTG", sizeof(StatPropStg),
                At("lpwstrName", &statPropStg, &statPropStg.Name),
                At("propid", &statPropStg, &statPropStg.Id),
                At("vt", &statPropStg, &statPropStg.Type)),
            Line("STATPROPSETSTG", sizeof(StatPropSetStg),
                At("fmtid", &statPropSetStg, &statPropSetStg.FormatId),
                At("clsid", &statPropSetStg, &statPropSetStg.ClassId),
                At("grfFlags", &statPropSetStg, &statPropSetStg.Flags),
                At("mtime", &statPropSetStg, &statPropSetStg.Modified),
                At("ctime", &statPropSetStg, &statPropSetStg.Created),
                At("atime", &statPropSetStg, &statPropSetStg.Accessed),
                At("dwOSVersion", &statPropSetStg, &statPropSetStg.SystemVersion)),
            Line("PROPSPEC", sizeof(PropSpec),
                At("ulKind", &propSpec, &propSpec.Kind),
                At("lpwstr", &propSpec, &propSpec.Value)),
            Line("PROPVARIANT", sizeof(PropVariant),
                At("vt", &propVariant, &propVariant.Type),
                At("wReserved1", &propVariant, &propVariant.Reserved1),
                At("wReserved2", &propVariant, &propVariant.Reserved2),
                At("wReserved3", &propVariant, &propVariant.Reserved3),
                At("lVal", &propVariant, &propVariant.Value)),
        ];
    }

    private static string At(string field, void* start, void* at) => $"{field} {(byte*)at - (byte*)start}";

    private static string Line(string name, int size, params string[] fields) => $"{name} {size} {string.Join(' ', fields)}";
}
