using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>A command as a value: it encodes itself, and the device side decodes it with the same fields.</summary>
public interface ICommand : IStructure
{
    static abstract OperationCode Code { get; }

    /// <summary>Bytes of data that the command moves at the most.</summary>
    int TransferLength { get; }
}

/// <summary>A command whose answer is a structure.</summary>
/// <typeparam name="TSelf">The command's own type.</typeparam>
/// <typeparam name="TResponse">What the drive answers.</typeparam>
public interface ICommand<TSelf, TResponse> : ICommand
    where TSelf : struct, ICommand<TSelf, TResponse>
    where TResponse : struct, IStructure;

/// <summary>A command that is sent with a parameter list.</summary>
/// <typeparam name="TSelf">The command's own type.</typeparam>
/// <typeparam name="TParameters">What the host sends.</typeparam>
public interface ICommandWith<TSelf, TParameters> : ICommand
    where TSelf : struct, ICommandWith<TSelf, TParameters>
    where TParameters : struct, IStructure;
