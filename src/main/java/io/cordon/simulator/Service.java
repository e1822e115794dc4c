package io.cordon.simulator;

/** One of Microsoft's services: it says what a call asks for, and how its refusals look. */
interface Service {
    Operation route(Call call);

    Answer refuse(Refusal refusal, Call call);
}
