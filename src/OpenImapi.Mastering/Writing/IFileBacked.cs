using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Blocks some of which lie in files on disk just as they are, so that the system can copy them into another file by itself.</summary>
internal interface IFileBacked : IBlockSource
{
    /// <summary>How many blocks from an address on are alike: all of them in one file, or all to be read.</summary>
    (BlockCount Length, bool IsInFile) RunAt(Lba start);

    /// <summary>Copies blocks that are all in one file into another file that has nothing but zeros there.</summary>
    /// <param name="run">The blocks.</param>
    /// <param name="target">The other file.</param>
    /// <param name="offset">Where they go in it, in bytes.</param>
    /// <param name="buffer">Takes the bytes where the system cannot copy.</param>
    /// <param name="cancellation">Cancels between pieces.</param>
    ValueTask CopyAsync(Extent run, SafeFileHandle target, long offset, Memory<byte> buffer, CancellationToken cancellation);
}
