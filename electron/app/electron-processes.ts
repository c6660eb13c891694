import { setPriority } from 'node:os';
import { utilityProcess } from 'electron';
import { childEnvironment, type ProcessLauncher } from '../system/processes';

/** Child processes of the running app. Works in the installed app too, where starting Electron as plain Node is switched off. */
export const electronProcessLauncher: ProcessLauncher = {
  launch: ({ entry, name, niceness }) => {
    const child = utilityProcess.fork(entry, [], {
      serviceName: name,
      env: childEnvironment(process.env),
      stdio: 'ignore',
    });
    child.once('spawn', () => {
      try {
        if (child.pid !== undefined) setPriority(child.pid, niceness);
      } catch {
        // A system that refuses lower priority still runs the copy.
      }
    });
    return {
      get pid() {
        return child.pid;
      },
      post: (message) => child.postMessage(message),
      onMessage: (listener) => child.on('message', listener),
      kill: () => child.kill(),
      exited: new Promise((resolve) => child.once('exit', (code) => resolve(code))),
    };
  },
};
