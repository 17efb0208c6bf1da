package io.pypes.engine;

/// The innermost loop of a tasklet. There is a copy of this class for each class of components, see [Loops].
final class CallLoop implements Loop {

    @Override
    public void run(Pass pass) throws InterruptedException, AbandonedException {
        var step = pass.step;
        var processor = step.processor();
        var guard = pass.guard;
        var packets = pass.in.packets;
        var checks = !step.plain && !pass.asked;
        var stamp = guard.stamp();
        for (var index = pass.index; index < pass.counted; pass.index = ++index) {
            var packet = packets[index];
            if (checks && !step.takes(packet)) {
                pass.notTaken();
                stamp = guard.stamp();
                continue;
            }
            stamp += Guard.STEP;
            guard.next(stamp);
            pass.state = step.ready;
            try {
                processor.process(packet, pass);
            } catch (Throwable anything) {
                pass.broke(anything);
                stamp = guard.stamp();
                continue;
            }
            if (pass.state == Progress.ONE && pass.parts == null && !guard.isSuspect()) {
                pass.keepPlace();
            } else {
                pass.worked();
                stamp = guard.stamp();
            }
        }
    }
}
